"""
What a mail server's answer means for the mail that was handed to it.

A 4xx is temporary and a 5xx is for good (RFC 5321), but what it is about decides who suffers: only a refusal of the
receiver puts the address on the list of those that take no mail. When we ourselves are refused (the sender's address,
the log-in, relaying), somebody has to mend the set-up, and the mail waits for that.
"""

import re
import smtplib
from dataclasses import dataclass
from enum import StrEnum

ENHANCED = re.compile(r"\s*([245])\.(\d{1,3})\.(\d{1,3})\b")
TOO_MUCH = 552  # "mailbox full" and "too many receivers": RFC 5321, 4.5.3.1.10, asks us to read it as a 452
CLOSING = 421
ADDRESSING = "1"  # the second number of 5.1.1: the address is wrong
POLICY = "7"  # the second number of 5.7.1: what the server thinks of us, not of the address


class Verdict(StrEnum):
    """What to do with the mail."""

    LATER = "later"
    AWAY = "away"  # later, and nothing else is worth trying now
    ADDRESS = "address"
    TEXT = "text"


@dataclass(frozen=True)
class Answer:
    """Why a mail was not taken: the server's status ("550 5.1.1", empty when it gave none) and its sentence."""

    verdict: Verdict
    status: str
    sentence: str


def understand(fault: Exception) -> Answer:
    """Return what an exception of smtplib, or of the network, means."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, sentence = next(iter(fault.recipients.values()))
        return _answer(code, sentence, final=Verdict.ADDRESS)
    if isinstance(fault, smtplib.SMTPDataError):
        return _answer(fault.smtp_code, fault.smtp_error, final=Verdict.TEXT)
    if isinstance(fault, smtplib.SMTPNotSupportedError):  # an address with å ä ö at a server without SMTPUTF8
        return Answer(Verdict.TEXT, "", _words(str(fault)))
    if isinstance(fault, smtplib.SMTPResponseException):  # the sender, the log-in or the greeting was refused
        answer = _answer(fault.smtp_code, fault.smtp_error, final=Verdict.LATER)
        refused_sender = isinstance(fault, smtplib.SMTPSenderRefused)
        return answer if refused_sender else Answer(Verdict.AWAY, answer.status, answer.sentence)
    if isinstance(fault, OSError):  # smtplib's own exceptions are OSErrors too
        return Answer(Verdict.AWAY, "", _words(str(fault) or type(fault).__name__))
    return Answer(Verdict.TEXT, "", _words(str(fault) or type(fault).__name__))


def _answer(code: int, sentence: bytes | str, final: Verdict) -> Answer:
    text = sentence.decode("utf-8", "replace") if isinstance(sentence, bytes) else sentence
    enhanced = ENHANCED.match(text)
    status = f"{code} {enhanced.group().strip()}" if enhanced else str(code)
    return Answer(_verdict(code, enhanced, final), status, _words(f"{code} {text}"))


def _verdict(code: int, enhanced: re.Match[str] | None, final: Verdict) -> Verdict:
    if code == CLOSING:
        return Verdict.AWAY
    if code < 500 or code == TOO_MUCH:
        return Verdict.LATER
    subject = enhanced.group(2) if enhanced else ""
    if final == Verdict.TEXT and subject == ADDRESSING:  # some servers look at the address only when they have the text
        return Verdict.ADDRESS
    return Verdict.TEXT if final == Verdict.ADDRESS and subject == POLICY else final


def _words(text: str) -> str:
    return " ".join(text.split())[:300]
