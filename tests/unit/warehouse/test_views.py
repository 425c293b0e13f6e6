"""Views: what they show, and that readers without the right to write can have them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any  # Any: values of all column types

import duckdb
import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema
from schemas.contract import TABLES, fields_of
from schemas.ddl import create_table_sql
from schemas.errors import ConfigError
from warehouse.views import create_view_sql, create_views, view_names, view_query

BODY = (
    "In Lyon, Zoé Arnaud of Rhône Aid said: “Water # power | hope”. Three people died; 1.5 t burnt."
)
GKG_COLUMNS = [
    "GKGRECORDID",
    "V2.1DATE",
    "V2SOURCECOLLECTIONIDENTIFIER",
    "V2SOURCECOMMONNAME",
    "V2DOCUMENTIDENTIFIER",
    "V1COUNTS",
    "V2.1COUNTS",
    "V1THEMES",
    "V2ENHANCEDTHEMES",
    "V1LOCATIONS",
    "V2ENHANCEDLOCATIONS",
    "V1PERSONS",
    "V2ENHANCEDPERSONS",
    "V1ORGANIZATIONS",
    "V2ENHANCEDORGANIZATIONS",
    "V1.5TONE",
    "V2.1ENHANCEDDATES",
    "V2GCAM",
    "V2.1SHARINGIMAGE",
    "V2.1RELATEDIMAGES",
    "V2.1SOCIALIMAGEEMBEDS",
    "V2.1SOCIALVIDEOEMBEDS",
    "V2.1QUOTATIONS",
    "V2.1ALLNAMES",
    "V2.1AMOUNTS",
    "V2.1TRANSLATIONINFO",
    "V2EXTRASXML",
]


def add(connection: duckdb.DuckDBPyConnection, name: str, /, **values: Any) -> None:
    row: dict[str, Any] = {}
    for field in fields_of(TABLES[name].row_class):
        blank = {str: "", int: 0, float: 1.0, bool: False}.get(field.python_type)
        if field.vocabulary:
            blank = field.vocabulary[0]
        row[field.name] = None if field.is_nullable else [] if field.is_list else blank
    if name == "runs":
        row["counts"] = dict.fromkeys(
            [inner.name for inner in arrow_schema(TABLES["runs"]).field("counts").type], 0
        )
    schema = arrow_schema(TABLES[name])
    connection.register("incoming", pa.Table.from_pylist([row | values], schema=schema))
    connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")
    connection.unregister("incoming")


def create_tables(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    for table in TABLES.values():
        connection.execute(create_table_sql(table, schema))


@pytest.fixture
def lake() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    create_tables(connection, "main")
    create_views(connection)
    return connection


def span(text: str) -> dict[str, int]:
    start = BODY.index(text)
    return {"char_start": start, "char_end": start + len(text)}


def gkg(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    (row,) = connection.execute("SELECT * FROM gkg_v21").to_arrow_table().to_pylist()
    return {name.replace("V2_1", "V2.1").replace("V1_5", "V1.5"): row[name] for name in row}


@pytest.fixture
def annotated(lake: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    add(
        lake,
        "articles",
        article_id="a1",
        body=BODY,
        source="courier",
        domain="courier.example",
        canonical_url="https://courier.example/1",
        title="Water & <power>\nin Lyon",
        authors=["Ida Thorsen", "Lena Fass"],
        image_url="https://courier.example/1.jpg",
        published_at=datetime(2026, 3, 1, 23, 59, 1, tzinfo=UTC),
        published_precision="second",
    )
    add(
        lake,
        "places",
        place_id="2996944",
        name="Lyon",
        feature_class="P",
        country_code="FR",
        admin1="84",
        lat=45.75,
        lon=4.85,
    )
    add(lake, "entities", entity_id="e1", canonical_name="Zoé Arnaud", type="person")
    mention = {"article_id": "a1", "method": "m"}
    add(
        lake,
        "entity_mentions",
        **mention,
        **span("Zoé Arnaud"),
        surface="Zoé Arnaud",
        type="person",
        entity_id="e1",
    )
    add(
        lake,
        "entity_mentions",
        **mention,
        char_start=90,
        char_end=91,
        surface="Z;A",
        type="person",
        entity_id="e1",
    )
    add(
        lake,
        "entity_mentions",
        **mention,
        **span("Rhône Aid"),
        surface="Rhône Aid",
        type="organisation",
    )
    add(lake, "location_mentions", **mention, **span("Lyon"), surface="Lyon", place_id="2996944")
    add(
        lake,
        "location_mentions",
        **mention,
        char_start=80,
        char_end=84,
        surface="Lyon",
        place_id="2996944",
    )
    add(
        lake,
        "quotes",
        quote_id="q1",
        article_id="a1",
        **span("“Water # power | hope”"),
        quote_text="Water # power | hope",
        cue_verb="say",
    )
    figure = {"article_id": "a1", "temporality": "new"}
    add(
        lake,
        "quantities",
        quantity_id="n1",
        **figure,
        **span("Three"),
        surface="Three",
        value_point=3.0,
        object_text="people, all",
        event_type="killed",
        place_id="2996944",
    )
    add(
        lake,
        "quantities",
        quantity_id="n2",
        **figure,
        **span("1.5 t"),
        surface="1.5 t",
        value_point=1.5,
        object_text="t",
    )
    add(
        lake,
        "quantities",
        quantity_id="n3",
        **figure,
        char_start=1,
        char_end=2,
        surface="x",
        value_point=9.0,
        event_type="killed",
        is_negated=True,
    )
    coarse = ((8, "week"), (9, "quarter"), (3, "decade"))
    for start, precision in ((5, "day"), (6, "month"), (7, "year"), *coarse):
        add(
            lake,
            "time_expressions",
            **mention,
            char_start=start,
            char_end=start + 1,
            precision=precision,
            start_date=date(2026, 2, 3),
        )
    for code, score in (("medtop:20000139", 0.4), ("medtop:03000000", 0.9)):
        add(lake, "topics", article_id="a1", scheme="medtop", code=code, label="x", score=score)
    for position in (1, 0):
        add(lake, "images", article_id="a1", position=position, image_url=f"https://i/{position};x")
        add(
            lake,
            "links",
            article_id="a1",
            position=position,
            target_url=f"https://l/?a&b={position}",
        )
    return lake


def test_the_views_are_those_of_the_folder() -> None:
    assert view_names() == ("gkg_v21", "intervals", "newest_articles")


def test_an_unknown_view_is_refused() -> None:
    with pytest.raises(ConfigError, match="there are gkg_v21"):
        view_query("gkg")


@pytest.mark.parametrize("name", view_names())
def test_a_view_is_one_select_and_empty_on_an_empty_lake(
    lake: duckdb.DuckDBPyConnection, name: str
) -> None:
    (statement,) = duckdb.extract_statements(view_query(name))
    assert statement.type == duckdb.StatementType.SELECT
    assert lake.execute(f"SELECT COUNT(*) FROM {name}").fetchone() == (0,)


def test_a_reader_creates_the_views_on_a_lake_attached_read_only(tmp_path: Path) -> None:
    path = tmp_path / "lake.duckdb"
    with duckdb.connect(str(path)) as writer:
        create_tables(writer, "main")
    reader = duckdb.connect()
    reader.execute(f"ATTACH '{path}' AS lake (READ_ONLY)")
    reader.execute("USE lake")
    create_views(reader)
    create_views(reader)
    assert reader.execute("SELECT COUNT(*) FROM gkg_v21").fetchone() == (0,)


def test_a_snapshot_keeps_the_views_in_its_file(tmp_path: Path) -> None:
    path = str(tmp_path / "snapshot.duckdb")
    with duckdb.connect(path) as writer:
        create_tables(writer, "main")
        create_views(writer, is_temporary=False)
    with duckdb.connect(path, read_only=True) as reader:
        assert reader.execute("SELECT COUNT(*) FROM intervals").fetchone() == (0,)


def test_a_view_is_temporary_unless_asked_otherwise() -> None:
    assert create_view_sql("intervals").startswith("CREATE OR REPLACE TEMP VIEW")


def test_an_interval_stands_as_the_last_run_over_it_left_it(
    lake: duckdb.DuckDBPyConnection,
) -> None:
    first = {
        "source": "courier",
        "interval_start": date(2026, 3, 1),
        "interval_end": date(2026, 3, 3),
    }
    add(
        lake,
        "runs",
        run_id="r1",
        state="completed",
        started_at=datetime(2026, 3, 3, tzinfo=UTC),
        **first,
    )
    second = first | {"interval_start": date(2026, 3, 2)}
    add(
        lake,
        "runs",
        run_id="r2",
        state="failed",
        started_at=datetime(2026, 3, 4, tzinfo=UTC),
        **second,
    )
    add(lake, "runs", run_id="paths", started_at=datetime(2026, 3, 5, tzinfo=UTC))
    rows = lake.execute(
        "SELECT interval_date, state, run_id, n_runs FROM intervals ORDER BY 1"
    ).fetchall()
    assert rows == [
        (date(2026, 3, 1), "completed", "r1", 1),
        (date(2026, 3, 2), "failed", "r2", 2),
    ]


def test_the_newest_revision_of_an_address_is_the_one_seen_last(
    lake: duckdb.DuckDBPyConnection,
) -> None:
    for article_id, day in (("old", 1), ("new", 3), ("older", 2)):
        add(
            lake,
            "articles",
            article_id=article_id,
            url_key="courier.example/1",
            crawled_at=datetime(2026, 3, day, tzinfo=UTC),
        )
    add(lake, "articles", article_id="unaddressed 1")
    add(lake, "articles", article_id="unaddressed 2")
    rows = lake.execute("SELECT article_id FROM newest_articles ORDER BY 1").fetchall()
    assert rows == [("new",), ("unaddressed 1",), ("unaddressed 2",)]


def test_newest_articles_has_every_column_of_articles(lake: duckdb.DuckDBPyConnection) -> None:
    columns = [field.name for field in fields_of(TABLES["articles"].row_class)]
    assert lake.sql("FROM newest_articles").columns == columns


def test_gkg_has_the_columns_of_gdelt_in_order(annotated: duckdb.DuckDBPyConnection) -> None:
    assert list(gkg(annotated)) == GKG_COLUMNS


def test_gkg_names_the_document(annotated: duckdb.DuckDBPyConnection) -> None:
    row = gkg(annotated)
    assert row["GKGRECORDID"] == "20260301235901-a1"
    assert row["V2.1DATE"] == 20260301235901
    assert row["V2SOURCECOLLECTIONIDENTIFIER"] == 1
    assert row["V2SOURCECOMMONNAME"] == "courier.example"
    assert row["V2DOCUMENTIDENTIFIER"] == "https://courier.example/1"


def test_gkg_counts_and_amounts_carry_place_and_offset(
    annotated: duckdb.DuckDBPyConnection,
) -> None:
    row = gkg(annotated)
    place = "4#Lyon#FR#FR84#45.75#4.85#2996944"
    start = BODY.index("Three")
    assert row["V1COUNTS"] == f"KILL#3#people all#{place};"
    assert row["V2.1COUNTS"] == f"KILL#3#people all#{place}#{start};"
    assert row["V2.1AMOUNTS"] == f"3,people all,{start};1.5,t,{BODY.index('1.5')}"


def test_gkg_locations_are_listed_once_and_with_each_offset(
    annotated: duckdb.DuckDBPyConnection,
) -> None:
    row = gkg(annotated)
    assert row["V1LOCATIONS"] == "4#Lyon#FR#FR84#45.75#4.85#2996944"
    assert row["V2ENHANCEDLOCATIONS"] == (
        "4#Lyon#FR#FR84##45.75#4.85#2996944#3;4#Lyon#FR#FR84##45.75#4.85#2996944#80"
    )


def test_gkg_names_are_canonical_and_free_of_separators(
    annotated: duckdb.DuckDBPyConnection,
) -> None:
    row = gkg(annotated)
    zoe, aid = BODY.index("Zoé"), BODY.index("Rhône")
    assert row["V1PERSONS"] == "Zoé Arnaud"
    assert row["V2ENHANCEDPERSONS"] == f"Zoé Arnaud,{zoe};Zoé Arnaud,90"
    assert row["V1ORGANIZATIONS"] == "Rhône Aid"
    assert row["V2ENHANCEDORGANIZATIONS"] == f"Rhône Aid,{aid}"
    assert row["V2.1ALLNAMES"] == f"Zoé Arnaud,{zoe};Rhône Aid,{aid};Z A,90"


def test_gkg_quotations_dates_themes_and_images(annotated: duckdb.DuckDBPyConnection) -> None:
    row = gkg(annotated)
    assert row["V2.1QUOTATIONS"] == f"{BODY.index('“')}|20|say|Water power hope"
    assert (
        row["V2.1ENHANCEDDATES"]
        == "3,2,3,2026,5;2,2,0,2026,6;1,0,0,2026,7;2,2,0,2026,8;1,0,0,2026,9"
    )
    assert row["V1THEMES"] == "medtop:03000000;medtop:20000139;"
    assert row["V2.1SHARINGIMAGE"] == "https://courier.example/1.jpg"
    assert row["V2.1RELATEDIMAGES"] == "https://i/0%3Bx;https://i/1%3Bx"


def test_gkg_extras_are_escaped_xml(annotated: duckdb.DuckDBPyConnection) -> None:
    assert gkg(annotated)["V2EXTRASXML"] == (
        "<PAGE_LINKS>https://l/?a&amp;b=0;https://l/?a&amp;b=1</PAGE_LINKS>"
        "<PAGE_AUTHORS>Ida Thorsen;Lena Fass</PAGE_AUTHORS>"
        "<PAGE_PRECISEPUBTIMESTAMP>20260301235901</PAGE_PRECISEPUBTIMESTAMP>"
        "<PAGE_TITLE>Water &amp; &lt;power&gt; in Lyon</PAGE_TITLE>"
    )


def test_gkg_is_null_where_nothing_is_known(lake: duckdb.DuckDBPyConnection) -> None:
    add(lake, "articles", article_id="bare", source="desk")
    known = {name: value for name, value in gkg(lake).items() if value is not None}
    assert known == {
        "GKGRECORDID": "00000000000000-bare",
        "V2SOURCECOLLECTIONIDENTIFIER": 2,
        "V2SOURCECOMMONNAME": "desk",
        "V2DOCUMENTIDENTIFIER": "bare",
    }


def test_gkg_has_one_row_per_article_whatever_is_found_in_it(
    annotated: duckdb.DuckDBPyConnection,
) -> None:
    add(annotated, "articles", article_id="a2")
    assert annotated.execute("SELECT COUNT(*) FROM gkg_v21").fetchone() == (2,)
