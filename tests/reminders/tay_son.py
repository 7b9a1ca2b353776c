"""The district of the demo data as far as its letters of 01/6/2022 need it; names of people are made up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time

from tracker import clock
from tracker.clock import OFFICE_ZONE
from tracker.db import db, writing
from tracker.documents.actions import DocumentWords, create_document
from tracker.domain.deadlines import Deadline, parse_deadline
from tracker.domain.levels import WorkLevel
from tracker.domain.periods import parse_period
from tracker.domain.rights import EVERYTHING, SYSTEM, Actor
from tracker.domain.roles import Role
from tracker.domain.units import UnitKind
from tracker.domain.workflow import Verb
from tracker.org.actions import create_person, create_unit, grant, set_up_office
from tracker.org.models import Person, Unit
from tracker.plans.actions.assigning import Carriers, assign, prepare_assignment, set_deadline, take_step
from tracker.plans.actions.planning import PlanWords, TaskWords, add_task, create_plan
from tracker.plans.actions.rollouts import Participant, StepWords, create_template, roll_out
from tracker.plans.models import Plan, Task
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.progress.actions.reporting import UpdateWords, confirm, report_complete, report_progress
from tracker.reports.actions.campaigns import open_campaign

ISSUED = date(2022, 3, 11)
ISO = ("Vĩnh An", "Tây Bình", "Tây Vinh", "Tây An")
DEPARTMENTS = (
    "Văn phòng HĐND và UBND",
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Tài nguyên và Môi trường",
    "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Văn hóa và Thông tin",
    "Phòng Giáo dục và Đào tạo",
    "Phòng Y tế",
    "Thanh tra huyện",
    "Phòng Kinh tế và Hạ tầng huyện",
    "Phòng Nông nghiệp và PTNT",
    "Phòng Dân tộc",
)
OTHER_COMMUNES = (
    "Bình Tân Tây Thuận Bình Thuận Tây Giang Bình Thành Bình Hòa Bình Tường Tây Xuân Bình Nghi Tây Phú"
)
FOCAL, CENTRE = "Phòng Kinh tế và Hạ tầng huyện", "Trung tâm Văn hóa - Thông tin - Thể thao"
PEOPLE = (
    ("khoa", "Trần Minh Khoa", Role.LEADER, "UBND huyện Tây Sơn"),
    ("phuoc", "Nguyễn Hữu Phước", Role.HEAD, FOCAL),
    ("ha", "Lê Thị Thanh Hà", Role.OFFICER, FOCAL),
    ("van", "Đặng Thị Hồng Vân", Role.CHECKER, "Văn phòng HĐND và UBND"),
    ("ngoc", "Nguyễn Thị Bích Ngọc", Role.CLERK, "Văn phòng HĐND và UBND"),
    ("long", "Phạm Đức Long", Role.OFFICER, "Văn phòng HĐND và UBND"),
    ("thai", "Bùi Quang Thái", Role.OFFICER, "Phòng Nông nghiệp và PTNT"),
    ("linh", "Hồ Thị Mỹ Linh", Role.OFFICER, "Phòng Giáo dục và Đào tạo"),
    ("hau", "Trương Công Hậu", Role.OFFICER, CENTRE),
    ("nam", "Đinh Văn Nam", Role.COMMUNE_OFFICER, "UBND xã Vĩnh An"),
    ("chi", "Võ Thị Kim Chi", Role.COMMUNE_OFFICER, "UBND xã Tây Bình"),
    ("loi", "Phan Văn Lợi", Role.COMMUNE_OFFICER, "UBND xã Tây Vinh"),
    ("son", "Huỳnh Ngọc Sơn", Role.COMMUNE_OFFICER, "UBND xã Tây An"),
    ("admin", "Quản trị hệ thống", Role.ADMINISTRATOR, "UBND huyện Tây Sơn"),
)
STEPS = (
    ("Thành lập Ban chỉ đạo, thư ký ISO", "Quyết định", date(2022, 3, 31)),
    ("Lập kế hoạch, chọn tư vấn", "Kế hoạch", date(2022, 4, 15)),
    ("Khảo sát, đánh giá thực trạng (TCVN ISO 9001:2015)", "báo cáo khảo sát", date(2022, 5, 20)),
    ("Đào tạo nhận thức, đào tạo viết tài liệu", "danh sách, tài liệu", date(2022, 6, 1)),
    (
        "Xây dựng hệ thống tài liệu theo TCVN ISO 9001:2015",
        "bộ tài liệu (mô hình, chính sách, mục tiêu chất lượng, quy trình)",
        date(2022, 6, 22),
    ),
    ("Ban hành, áp dụng", "Quyết định ban hành", date(2022, 7, 29)),
)
DONE = {  # step: (day at Vĩnh An, Tây Bình, Tây Vinh, Tây An) by 01/6/2022
    1: (date(2022, 3, 31), date(2022, 3, 29), date(2022, 3, 30), date(2022, 3, 31)),
    2: (date(2022, 4, 15), date(2022, 4, 14), date(2022, 4, 14), date(2022, 4, 15)),
    3: (None, date(2022, 5, 18), date(2022, 5, 19), date(2022, 5, 20)),
    4: (None, date(2022, 5, 31), None, date(2022, 5, 31)),
}
TASKS = (  # number, title, deadline, unit, product
    ("5", "Họp Hội đồng Tư vấn xác định nhiệm vụ KH&CN huyện", "Tháng 5/2022", FOCAL, "biên bản họp"),
    ("13", "Tuyên truyền tiến bộ khoa học và công nghệ", "Hằng quý", CENTRE, "tin, bài"),
    (
        "14",
        "Vận động tham gia bình chọn sản phẩm OCOP",
        "Trong tháng 5/2022",
        "Phòng Nông nghiệp và PTNT",
        "",
    ),
    (
        "15",
        "Hướng dẫn thanh thiếu niên tham gia các cuộc thi sáng tạo",
        "Trước ngày 30/5/2022",
        "Phòng Giáo dục và Đào tạo",
        "danh sách sản phẩm dự thi",
    ),
    ("17", "Phổ biến văn bản quy phạm pháp luật mới", "Quý III, IV/2022", "Phòng Tư pháp", ""),
    ("18", "Xây dựng, áp dụng TCVN ISO 9001:2015 cho 04 xã", "Năm 2022", FOCAL, ""),
    ("19", "Duy trì, cải tiến hệ thống", "Thường xuyên", FOCAL, ""),
)


@dataclass
class District:
    """Units and people by name, the plan and its tasks by number."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    plan: Plan | None = None

    def actor(self, key: str) -> Actor:
        """Somebody as the author of facts."""
        return Actor(self.people[key].id, self.people[key].name)

    def tasks(self) -> dict[str, Task]:
        """The tasks by number, as they are now."""
        return {task.number: task for task in tasks_of_plan(EVERYTHING, self.plan)}


def at(day: date, hour: int = 9) -> datetime:
    """An hour of a day on the office's wall."""
    return datetime.combine(day, time(hour), OFFICE_ZONE)


@contextmanager
def entered(day: date, hour: int = 9) -> Iterator[None]:
    """Facts recorded at an hour of a day."""
    with clock.moved_to(at(day, hour)), writing():
        yield


def founded() -> District:
    """The district as it stood on the morning of 01/6/2022."""
    district = District()
    with entered(date(2022, 1, 3)):
        _units(district)
        _people(district)
    with entered(ISSUED):
        _plan(district)
    with entered(date(2022, 3, 14)):
        assign(list(district.tasks().values()), as_of=date(2022, 3, 14), by=district.actor("phuoc"))
    for number in district.tasks():
        with entered(date(2022, 3, 15)):
            task = district.tasks()[number]
            take_step(task, Verb.ACCEPT, as_of=date(2022, 3, 15), by=district.actor(_carrier(district, task)))
    _progress(district)
    return district


def _units(district: District) -> None:
    since = date(2020, 1, 1)
    root = create_unit(
        "UBND huyện Tây Sơn",
        kind=UnitKind.COMMITTEE,
        short_name="UBND huyện",
        parent=None,
        valid_from=since,
        by=SYSTEM,
    )
    district.units[root.name] = root
    words = OTHER_COMMUNES.split()
    others = [" ".join(words[place : place + 2]) for place in range(0, len(words), 2)]
    communes = ["UBND thị trấn Phú Phong", *(f"UBND xã {name}" for name in (*ISO, *others))]
    for names, kind in (
        (DEPARTMENTS, UnitKind.DEPARTMENT),
        ((CENTRE,), UnitKind.PUBLIC_SERVICE),
        (communes, UnitKind.COMMUNE),
    ):
        for name in names:
            district.units[name] = create_unit(
                name, kind=kind, short_name=name, parent=root, valid_from=since, by=SYSTEM
            )
    set_up_office(
        root,
        name=root.name,
        short_name="KH&CN Tây Sơn",
        contact_name="Lê Thị Thanh Hà, Phòng Kinh tế và Hạ tầng huyện",
        contact_phone="0256 000 0000",
        by=SYSTEM,
    )


def _people(district: District) -> None:
    manned = {unit for _, _, _, unit in PEOPLE}
    accounts = [
        (f"u{place}", f"Đầu mối {name}", Role.OFFICER, name)
        for place, name in enumerate(district.units)
        if name not in manned
    ]
    for key, name, role, unit in (*PEOPLE, *accounts):
        title = "Phó Chủ tịch UBND huyện" if role is Role.LEADER else ""
        person = create_person(f"{key}@tayson.example", name=name, title=title, phone="", by=SYSTEM)
        grant(person, role, at=district.units[unit], as_of=date(2020, 1, 1), by=SYSTEM)
        district.people[key] = person


def _plan(district: District) -> None:
    by, focal = district.actor("ha"), district.units[FOCAL]
    words = DocumentWords("Kế hoạch", "56/KH-UBND", ISSUED, "UBND huyện Tây Sơn", "hoạt động KH&CN năm 2022")
    document = create_document(words, kept_by=focal, by=by)
    plan = create_plan(
        document,
        PlanWords("Kế hoạch năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
        focal_unit=focal,
        issuer=district.units["UBND huyện Tây Sơn"],
        by=by,
    )
    district.plan = plan
    officers = {"5": "ha", "14": "thai", "15": "linh", "18": "ha", "19": "ha"}
    for number, title, deadline, unit, product in TASKS:
        task = add_task(plan, TaskWords(number, title, product), by=by)
        set_deadline(task, parse_deadline(deadline, issued=ISSUED), as_of=ISSUED, by=by)
        person = district.people.get(officers.get(number, ""))
        carriers = Carriers(district.units[unit], assignee_id=person.id if person else None)
        prepare_assignment(task, carriers, as_of=ISSUED, by=by)
        db.session.flush()
    milestones = [StepWords(title, product, 10) for title, product, _ in STEPS]
    roll_out(
        district.tasks()["18"],
        create_template("iso", name="TCVN ISO 9001:2015", milestones=milestones, by=by),
        participants=[Participant(district.units[f"UBND xã {name}"]) for name in ISO],
        deadlines={place: _on(day) for place, (_, _, day) in enumerate(STEPS, start=1)},
        as_of=ISSUED,
        by=by,
    )


def _on(day: date) -> Deadline:
    return parse_deadline(f"{day.day}/{day.month}/{day.year}", issued=ISSUED)


def _carrier(district: District, task: Task) -> str:
    """Somebody who may act for the lead unit of a task."""
    unit = district.units["UBND xã Vĩnh An"] if task.lead_unit is None else task.lead_unit
    return next(
        (key for key, _, role, name in PEOPLE if name == unit.name and role is not Role.HEAD),
        next(key for key, person in district.people.items() if person.name == f"Đầu mối {unit.name}")
        if unit.name not in {name for _, _, _, name in PEOPLE}
        else "phuoc",
    )


def _progress(district: District) -> None:
    for step, days in DONE.items():
        for place, day in enumerate(days, start=1):
            if day is not None:
                _finish(district, f"18.{place}.{step}", day, confirmed=day)
    _finish(district, "15", date(2022, 5, 27), confirmed=None)
    _report(district, "18.1.3", date(2022, 5, 18), "Đã khảo sát 02/03 bộ phận; chưa hoàn thành báo cáo.")
    _report(district, "18.2.5", date(2022, 5, 30), "Đang soạn quy trình.")
    _report(district, "5", date(2022, 5, 31), "Đã tổng hợp 03 đề xuất.")
    with entered(date(2022, 5, 23)):
        asked = [unit for name, unit in district.units.items() if name not in ("UBND huyện Tây Sơn", FOCAL)]
        open_campaign(
            find_plan(EVERYTHING, district.plan.id),
            parse_period("2022-H1"),
            units=asked,
            due=date(2022, 6, 8),
            asked_on=date(2022, 5, 23),
            by=district.actor("ha"),
        )


def _report(district: District, number: str, day: date, result: str) -> None:
    with entered(day):
        task = district.tasks()[number]
        words = UpdateWords(result, level=WorkLevel.UNDER_WAY)
        report_progress(task, words, as_of=day, by=district.actor(_carrier(district, task)))


def _finish(district: District, number: str, day: date, *, confirmed: date | None) -> None:
    with entered(day):
        task = district.tasks()[number]
        report_complete(
            task, UpdateWords("Đã hoàn thành."), as_of=day, by=district.actor(_carrier(district, task))
        )
    if confirmed:
        with entered(confirmed, 16):
            confirm(district.tasks()[number], as_of=confirmed, by=district.actor("phuoc"))
