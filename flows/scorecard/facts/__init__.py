"""The gold sets of facts, a module each; `flows.scorecard.fact_sets` lists them."""
