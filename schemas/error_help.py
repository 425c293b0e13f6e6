"""What each error code means and what a person can do: the source of docs/error-codes.md."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.vocabularies import ErrorCode


@dataclass(frozen=True, slots=True)
class ErrorHelp:
    """The meaning of an error code."""

    meaning: str
    remedy: str


ERROR_HELP: dict[ErrorCode, ErrorHelp] = {
    ErrorCode.EMPTY_FILE: ErrorHelp("The file has no bytes.", "Fetch it again, or waive it."),
    ErrorCode.UNKNOWN_FORMAT: ErrorHelp(
        "The content is in no format that copydesk reads, whatever the name says.",
        "Name the format with --format if the sniffing is wrong; else waive it.",
    ),
    ErrorCode.UNREADABLE: ErrorHelp(
        "The operating system could not read the file.", "Check path and permissions; replay."
    ),
    ErrorCode.DAMAGED_ARCHIVE: ErrorHelp(
        "An archive or compressed stream is cut or corrupt; what could be read before the damage "
        "was read.",
        "Fetch the archive again; its new bytes are a new input, and what is known stays one row.",
    ),
    ErrorCode.DAMAGED_RECORD: ErrorHelp(
        "One record of a container is cut, corrupt or encrypted.", "Fetch the container again."
    ),
    ErrorCode.TOO_LARGE: ErrorHelp(
        "A record is larger than COPYDESK_DOCUMENT_MAX_MIB.", "Raise the setting and replay."
    ),
    ErrorCode.TOO_DEEP: ErrorHelp(
        "Containers or elements are nested too deep.", "Unpack the outer containers by hand."
    ),
    ErrorCode.DECOMPRESSION_BOMB: ErrorHelp(
        "The stream unpacks to far more than a corpus would.",
        "Unpack it by hand if it is what it says it is.",
    ),
    ErrorCode.INVALID_JSON: ErrorHelp(
        "A line or file is no valid JSON.", "Mend the producer; the good lines are in."
    ),
    ErrorCode.UNKNOWN_FIELDS: ErrorHelp(
        "A record, or a sidecar, has none of the fields that hold a text.",
        "See docs/how-to/add-a-format.md for the fields known.",
    ),
    ErrorCode.EMPTY_DOCUMENT: ErrorHelp("The record has no text at all.", "Waive it."),
    ErrorCode.NO_BODY: ErrorHelp(
        "No article text was found in the page.",
        "Look at the page: if it has an article, it is a case for the extraction.",
    ),
    ErrorCode.DOCUMENT_TIMEOUT: ErrorHelp(
        "The document took longer than COPYDESK_DOCUMENT_TIME_LIMIT_S.",
        "Raise the setting and replay, or waive it.",
    ),
    ErrorCode.WORKER_DIED: ErrorHelp(
        "The process that worked on the document died, twice.",
        "Report it with the raw record: a library crashed.",
    ),
    ErrorCode.OUT_OF_MEMORY: ErrorHelp(
        "The document asked for more than COPYDESK_DOCUMENT_MEMORY_MIB.",
        "Raise the setting and replay, or waive it.",
    ),
    ErrorCode.EXTRACTION_FAILED: ErrorHelp(
        "A parser or an extraction step raised an error; the message names it.",
        "Report it with the raw record; replay after an upgrade.",
    ),
    ErrorCode.CONTRACT_VIOLATION: ErrorHelp(
        "The rows made from the record do not fit the data contract.",
        "A bug of a transform: report it; replay after an upgrade.",
    ),
}
