"""What letters say about due work (words-vi.md §3): near its day, past it, long past it, waiting for confirmation."""

from dataclasses import dataclass
from datetime import date

from flask import current_app
from flask_babel import gettext as _

from tracker.domain.calendar import OfficeCalendar
from tracker.domain.letters import Line, Passage, Section
from tracker.domain.reminders import Due, Policy, escalated_stage
from tracker.mail.kinds import Reader
from tracker.mail.models import LetterItem
from tracker.web.languages import count, weekday
from tracker.web.languages import day as written_day

QUOTED = 300
"""Characters of an update that a letter quotes."""


@dataclass(frozen=True, slots=True)
class Told:
    """Due work as it stands when the letter is written, with what its days are counted by."""

    due: Due
    calendar: OfficeCalendar
    policy: Policy


def due_passage(_item: LetterItem, told: Told, reader: Reader) -> Passage:
    """What the carrier reads, by where the day stands."""
    due = told.due.due or reader.day
    if due < reader.day:
        return _late(told, due, reader)
    return _today(told, due) if due == reader.day else _soon(told, due, reader)


def _late(told: Told, due: date, reader: Reader) -> Passage:
    words, days = told.due.words, (reader.day - due).days
    until = written_day(told.calendar.add_working(reader.day, 1))
    if words.is_report:
        request = _("gửi báo cáo trong ngày %(day)s.", day=until)
    else:
        request = _(
            "báo cáo kết quả, hoặc nêu nguyên nhân và thời gian dự kiến hoàn thành, trong ngày %(day)s.",
            day=until,
        )
    return Passage(
        about=told.due.subject,
        section=Section.LATE,
        title=words.title,
        lines=(_overdue(told, due, days), *_what(told), *_last(told), Line(_("Đề nghị"), request)),
        day=due,
        days=days,
        basis=words.plan,
        rule=_(
            "sau hạn %(first)s ngày làm việc, sau đó %(every)s ngày làm việc một lần",
            first=count(told.policy.first_after),
            every=count(told.policy.every_after),
        ),
        note=_told_upwards(told, due, reader),
    )


def _today(told: Told, due: date) -> Passage:
    return Passage(
        about=told.due.subject,
        section=Section.TODAY,
        title=told.due.words.title,
        lines=(Line(_deadline(told), _("ngày %(day)s", day=written_day(due))), *_what(told)),
        day=due,
        basis=told.due.words.plan,
        rule=_before(told.policy),
    )


def _soon(told: Told, due: date, reader: Reader) -> Passage:
    left = told.calendar.working_days(reader.day, due)
    if left:
        rest = _("còn %(n)s ngày làm việc", n=count(left))
    else:
        rest = _("hôm nay là ngày làm việc cuối cùng trong hạn")
    brief = _("ngày %(day)s (%(rest)s)", day=written_day(due), rest=rest)
    return Passage(
        about=told.due.subject,
        section=Section.SOON,
        title=told.due.words.title,
        lines=(
            Line(_deadline(told), f"{weekday(due)}, {brief}"),
            *_what(told),
            Line(_("Tình trạng"), _standing(told)),
        ),
        brief=brief,
        day=due,
        basis=told.due.words.plan,
        rule=_before(told.policy),
    )


def escalated_passage(_item: LetterItem, told: Told, reader: Reader) -> Passage:
    """What those above read, for information."""
    words, due = told.due.words, told.due.due or reader.day
    days, limit = (reader.day - due).days, count(told.policy.escalate_after)
    return Passage(
        about=told.due.subject,
        section=Section.LATE,
        title=words.title,
        lines=(
            Line(_("Đơn vị thực hiện"), words.unit),
            _overdue(told, due, days),
            *_last(told),
            Line(_("Gửi để biết"), _("quá hạn trên %(n)s ngày làm việc, đơn vị đã được nhắc.", n=limit)),
        ),
        day=due,
        days=days,
        basis=words.plan,
        rule=_(
            "quá hạn trên %(n)s ngày làm việc thì thông báo đến lãnh đạo đơn vị và đơn vị đầu mối", n=limit
        ),
    )


def awaiting_passage(_item: LetterItem, told: Told, reader: Reader) -> Passage:
    """What the head reads: who reported what, since when, and where to decide."""
    words, since = told.due.words, told.due.waiting_since or reader.day
    waited = count(max(told.calendar.working_days(since, reader.day), 1))
    reporter = ", ".join(name for name in (words.reporter, words.unit) if name)
    result = (Line(_("Kết quả"), quoted(words.last_words)),) if words.last_words else ()
    return Passage(
        about=told.due.subject,
        section=Section.AWAITING,
        title=words.title,
        lines=(
            Line(_("Báo cáo"), reporter),
            Line(
                _("Chờ xác nhận"),
                _("từ ngày %(day)s (%(n)s ngày làm việc)", day=written_day(since), n=waited),
            ),
            *result,
            Line(_("Xác nhận hoàn thành hoặc trả lại để bổ sung"), link(words.path)),
        ),
        day=since,
        basis=words.plan,
        rule=_("chờ xác nhận từ %(n)s ngày làm việc", n=count(told.policy.awaiting_after)),
    )


def _deadline(told: Told) -> str:
    return _("Hạn gửi") if told.due.words.is_report else _("Thời hạn")


def _overdue(told: Told, due: date, days: int) -> Line:
    return Line(_deadline(told), _("ngày %(day)s; quá hạn %(n)s ngày", day=written_day(due), n=days))


def _what(told: Told) -> tuple[Line, ...]:
    """What is handed in: a report to whom, a task's deliverable."""
    words = told.due.words
    if words.is_report:
        return (Line(_("Nơi nhận"), words.receiver),)
    return (Line(_("Sản phẩm"), words.product),) if words.product else ()


def _last(told: Told) -> tuple[Line, ...]:
    words = told.due.words
    if words.last_day is None:
        return ()
    said = f" - {quoted(words.last_words)}" if words.last_words else ""
    return (Line(_("Cập nhật gần nhất"), _("ngày %(day)s", day=written_day(words.last_day)) + said),)


def _standing(told: Told) -> str:
    """How far the work is: đang triển khai, cập nhật gần nhất ngày 30/5/2022."""
    words = told.due.words
    if words.percent is not None:
        level = _("đạt %(n)s%%", n=words.percent)
    else:
        level = _(words.standing) if words.standing else ""
    last = _("cập nhật gần nhất ngày %(day)s", day=written_day(words.last_day)) if words.last_day else ""
    return ", ".join(part for part in (level[:1].lower() + level[1:], last) if part)


def _told_upwards(told: Told, due: date, reader: Reader) -> str:
    """That others are told as well, once they are."""
    if escalated_stage(reader.day, due, policy=told.policy, calendar=told.calendar) is None:
        return ""
    words = told.due.words
    units = dict.fromkeys((words.unit, words.receiver))
    sentence = _(
        "Nội dung quá hạn trên %(n)s ngày làm việc được thông báo đến lãnh đạo %(units)s.",
        n=count(told.policy.escalate_after),
        units=_(" và ").join(unit for unit in units if unit),
    )
    return (
        sentence if words.is_report else sentence + " " + _("Gia hạn được duyệt thì việc thông báo dừng lại.")
    )


def _before(policy: Policy) -> str:
    """The stages before a day: trước hạn 15, 05 và 01 ngày làm việc."""
    *most, last = [count(number) for number in policy.before]
    stages = _(" và ").join([", ".join(most), last]) if most else last
    return _("trước hạn %(stages)s ngày làm việc", stages=stages)


def quoted(text: str) -> str:
    """Somebody's own words, cut where they are long."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= QUOTED else line[:QUOTED].rstrip() + "…"}"'


def link(path: str) -> str:
    """The address of a page, built from BASE_URL alone."""
    return str(current_app.config["BASE_URL"]) + path
