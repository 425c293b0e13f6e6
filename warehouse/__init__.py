"""Storage: the DuckLake catalog, Parquet files, the ledger, views and reports.

Imports `schemas`, pyarrow and duckdb; knows neither transforms nor Prefect.
"""
