"""The closed lists: a column typed with one of these holds no other value."""

from __future__ import annotations

from enum import StrEnum


class RunState(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class Profile(StrEnum):
    """How much is searched for in a text."""

    LIGHT = "light"
    """By rules only."""
    FULL = "full"
    """With a parse by a statistical model, where there is one for the language."""


class RunTrigger(StrEnum):
    """What started a run."""

    CLI = "cli"
    BACKFILL = "backfill"
    SCHEDULE = "schedule"


class InputState(StrEnum):
    """How far an input file was read."""

    PARTIAL = "partial"
    COMPLETE = "complete"
    STALE = "stale"
    """An article that a duplicate in it stood for is gone: the next run reads the file again."""


class QuarantineStatus(StrEnum):
    """What became of a bad record."""

    OPEN = "open"
    REPLAYED = "replayed"
    WAIVED = "waived"


class Stage(StrEnum):
    """Where in the pipeline a record failed."""

    READ = "read"
    PARSE = "parse"
    EXTRACT = "extract"
    CONFORM = "conform"


class ErrorCode(StrEnum):
    """Why a record is in quarantine. Each is explained in docs/error-codes.md."""

    EMPTY_FILE = "empty_file"
    UNKNOWN_FORMAT = "unknown_format"
    UNREADABLE = "unreadable"
    DAMAGED_ARCHIVE = "damaged_archive"
    DAMAGED_RECORD = "damaged_record"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    DECOMPRESSION_BOMB = "decompression_bomb"
    INVALID_JSON = "invalid_json"
    UNKNOWN_FIELDS = "unknown_fields"
    EMPTY_DOCUMENT = "empty_document"
    NO_BODY = "no_body"
    DOCUMENT_TIMEOUT = "document_timeout"
    WORKER_DIED = "worker_died"
    OUT_OF_MEMORY = "out_of_memory"
    EXTRACTION_FAILED = "extraction_failed"
    CONTRACT_VIOLATION = "contract_violation"


class Outcome(StrEnum):
    """What became of a record that is neither an article nor in quarantine."""

    DUPLICATE = "duplicate"
    FILTERED = "filtered"


class OutcomeReason(StrEnum):
    """Why a record gave no article of its own, though nothing was wrong with it."""

    SAME_ARTICLE = "same_article"
    IDENTICAL_INPUT = "identical_input"
    NOT_A_DOCUMENT = "not_a_document"
    NOT_TEXT = "not_text"
    HTTP_ERROR = "http_error"
    HTTP_REDIRECT = "http_redirect"
    IGNORED_FILE = "ignored_file"
    NO_ARTICLE = "no_article"
    HOME_PAGE = "home_page"
    LISTING_PAGE = "listing_page"
    SEARCH_PAGE = "search_page"
    ERROR_PAGE = "error_page"
    CONSENT_PAGE = "consent_page"
    SCRIPT_SHELL = "script_shell"
    """A page whose text only its scripts would bring."""


class ArticleType(StrEnum):
    """What kind of piece an article is."""

    NEWS = "news"
    OPINION = "opinion"
    LIVE = "live"
    WIRE = "wire"
    GALLERY = "gallery"
    VIDEO = "video"
    REVIEW = "review"
    INTERVIEW = "interview"
    OBITUARY = "obituary"
    CORRECTION = "correction"
    OTHER = "other"


class ParagraphKind(StrEnum):
    """What a paragraph of a body is."""

    TEXT = "text"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE = "table"


class Paywall(StrEnum):
    """Whether the publisher says that the text is behind a paywall."""

    FREE = "free"
    PAID = "paid"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exact an instant is known."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    """Or the weekend that ends it."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DateKind(StrEnum):
    """What a date says of an article."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    CRAWLED = "crawled"
    FEED = "feed"
    DATELINE = "dateline"


class Evidence(StrEnum):
    """Where a piece of metadata stood."""

    SIDECAR = "sidecar"
    HEADER = "header"
    RECORD = "record"
    JSON_LD = "json_ld"
    OPENGRAPH = "opengraph"
    META = "meta"
    MICRODATA = "microdata"
    TIME_TAG = "time_tag"
    BYLINE = "byline"
    HEADING = "heading"
    TITLE_TAG = "title_tag"
    URL = "url"
    LINK_TAG = "link_tag"
    FIRST_LINE = "first_line"
    HTML_TEXT = "html_text"
    HTTP = "http"
    ARCHIVE = "archive"
    SOURCE = "source"


class AuthorRole(StrEnum):
    """What an author did."""

    AUTHOR = "author"
    EDITOR = "editor"
    PHOTOGRAPHER = "photographer"
    AGENCY = "agency"
    CONTRIBUTOR = "contributor"


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    PRODUCT = "product"
    WORK = "work"
    LAW = "law"


class QuoteType(StrEnum):
    """How a quotation stands in the text."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeakerResolution(StrEnum):
    """How the speaker of a quotation was found."""

    EXPLICIT = "explicit"
    PRONOUN = "pronoun"
    ROLE = "role"
    CONTINUED = "continued"
    NONE = "none"


class Qualifier(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class EventType(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    AFFECTED = "affected"
    ARRESTED = "arrested"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    COST = "cost"
    PROTEST_SIZE = "protest_size"
    OTHER = "other"


class Temporality(StrEnum):
    """Whether a figure adds to earlier ones or replaces them."""

    NEW = "new"
    CUMULATIVE = "cumulative"
    UNKNOWN = "unknown"


class PlaceRole(StrEnum):
    """What a place is to its article."""

    DATELINE = "dateline"
    EVENT = "event"
    AFFILIATION = "affiliation"
    MENTION = "mention"


class PlaceResolution(StrEnum):
    """How a place name was tied to a place."""

    GAZETTEER = "gazetteer"
    CONTEXT = "context"
    DEMONYM = "demonym"
    NONE = "none"


class DuplicateKind(StrEnum):
    """How two articles are copies."""

    EXACT = "exact"
    NEAR = "near"
    CONTAINED = "contained"


class KeepReason(StrEnum):
    """Why a member of a group of copies is its primary, or is not."""

    AGENCY_ORIGINAL = "agency_original"
    """Primary: its publisher is the agency that another member names."""
    EARLIEST = "earliest"
    """Primary: published before the others."""
    ONLY_DATED = "only_dated"
    """Primary: of the others, nobody knows when they were published."""
    FULLEST = "fullest"
    """Primary: published with others at the same time, and the longest text of them."""
    SMALLEST_ID = "smallest_id"
    """Primary: nothing tells it from the others but its id."""
    OLDER_REVISION = "older_revision"
    """Copy: an earlier version of the primary at its own address."""
    SAME_TEXT = "same_text"
    """Copy: word for word the primary."""
    NEAR_COPY = "near_copy"
    """Copy: half of each stands in the other."""
    PART_OF_PRIMARY = "part_of_primary"
    """Copy: a cut of the primary."""
    HOLDS_PRIMARY = "holds_primary"
    """Copy: a longer text that holds the primary."""
    COPY_OF_COPY = "copy_of_copy"
    """Copy: tied to the primary by other members only."""


class StoryChangeKind(StrEnum):
    """What became of a story when its articles were compared anew."""

    MERGED = "merged"
    """All of it went into the other one."""
    SPLIT = "split"
    """Some of its articles went into the other one."""


class RevisionKind(StrEnum):
    """What a revision changed."""

    FIRST = "first"
    MINOR = "minor"
    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"
