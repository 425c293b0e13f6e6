"""Every error of the project.

    CopydeskError
    ├── ConfigError          settings, copydesk.toml or arguments are wrong: exit code 2
    ├── ContractError        the data contract itself is broken, or a lake does not fit it
    ├── StorageError         the lake cannot be opened, locked or written
    │   └── NoLake           there is no lake yet where a reader looks for one
    ├── InputError           one record cannot be read: becomes a quarantine row
    └── NoArticle            one record is sound but no article: counted as filtered

Messages say what, where and what to do. All survive pickling between processes.
"""

from __future__ import annotations

from schemas.vocabularies import ErrorCode, OutcomeReason, Stage


class CopydeskError(Exception):
    """Base of all errors that copydesk raises on purpose."""


class ConfigError(CopydeskError):
    """Settings, configuration file or arguments cannot be used."""


class ContractError(CopydeskError):
    """A declaration in schemas/ is broken, or a lake does not fit the contract."""


class StorageError(CopydeskError):
    """The lake cannot be opened, locked, read or written."""


class NoLake(StorageError):
    """There is no lake, or one whose making was cut short: the next ingest makes it."""


class InputError(CopydeskError):
    """A record cannot be turned into an article: it goes to quarantine, the run goes on."""

    def __init__(self, code: ErrorCode, message: str, stage: Stage = Stage.PARSE) -> None:
        super().__init__(code, message, stage)
        self.code = code
        self.message = message
        self.stage = stage

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class NoArticle(CopydeskError):
    """A record is sound but no article: it is counted as filtered, with the reason."""

    def __init__(self, reason: OutcomeReason) -> None:
        super().__init__(reason)
        self.reason = reason
