"""Where a lake lies: the one place that knows the names inside its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from schemas.errors import ConfigError


@dataclass(frozen=True, slots=True)
class LakeLocation:
    """The folder of a lake."""

    root: Path

    @classmethod
    def parse(cls, uri: str) -> LakeLocation:
        """The location that a path or `file://` URI names; ConfigError for any other scheme."""
        if uri.startswith("file://"):
            uri = uri.removeprefix("file://")
        if "://" in uri or uri.startswith(("postgres:", "ducklake:")):
            raise ConfigError(f"lake {uri!r}: only a local folder can hold a lake in this version")
        return cls(Path(uri).expanduser().absolute())

    @property
    def catalog(self) -> Path:
        """The DuckLake catalog, an SQLite file."""
        return self.root / "catalog.sqlite"

    @property
    def data(self) -> Path:
        """The folder of the Parquet files; DuckLake owns what is registered in it."""
        return self.root / "data"

    @property
    def staging(self) -> Path:
        """Rows of a run that are not committed yet, a folder per run."""
        return self.root / "staging"

    @property
    def locks(self) -> Path:
        """Lock files of commits and runs."""
        return self.root / "locks"

    @property
    def prefect_home(self) -> Path:
        """Prefect's own database: for watching runs only, may be deleted at any time."""
        return self.root / "prefect"

    @property
    def exists(self) -> bool:
        """Whether a lake has been made here."""
        return self.catalog.exists()

    def table_folder(self, table: str) -> Path:
        """The folder of a table's files, as DuckLake lays them out."""
        return self.data / "main" / table
