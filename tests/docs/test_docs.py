"""The documents say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.generate import ROOT, contract_snapshot, generated_files
from flows.settings import Settings
from schemas.contract import SCHEMA_VERSION
from schemas.error_help import ERROR_HELP
from schemas.vocabularies import ErrorCode
from warehouse.reporting import report_names

DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "benchmarks").glob("*.md"),
]


@pytest.mark.parametrize("name", sorted(generated_files()))
def test_generated_files_are_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == generated_files()[name], (
        "run 'make generate'"
    )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_every_error_code_has_its_help() -> None:
    assert set(ERROR_HELP) == set(ErrorCode)


def test_every_setting_is_described_and_documented() -> None:
    operations = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"COPYDESK_{name.upper()}" in operations, name


def test_every_folder_and_module_that_the_architecture_names_exists() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:flows|transforms|warehouse|schemas|benchmarks)/[\w./]+)`", text):
        if "NAME" not in path:
            assert (ROOT / path).exists(), path


def test_every_report_of_the_readme_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in re.findall(r"copydesk report (\w+)", text):
        assert name == "all" or name in report_names()


def test_the_changelog_names_the_schema_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"Schema version {SCHEMA_VERSION}" in text
    assert f'"schema_version": {SCHEMA_VERSION}' in contract_snapshot()
