"""The application: floors wired together, checked before it starts."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pysqlite3
from flask import Flask, has_request_context, session
from flask_babel import gettext as _
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined

from tracker import clock
from tracker.budget.views import lines as budget_lines
from tracker.budget.views import moves as budget_moves
from tracker.budget.views import page as budget_page
from tracker.db import SAFE_SQLITE, db, engine_options, migrate, prepare_engine
from tracker.documents.views import documents
from tracker.documents.views import files as document_files
from tracker.domain.patterns import Language
from tracker.domain.rights import Principal, may
from tracker.domain.text import N_
from tracker.imports import views as imports
from tracker.imports.registers import views as register_imports
from tracker.indicators.views import indicators, readings
from tracker.office import views as health
from tracker.org import queries as org_queries
from tracker.org import sessions
from tracker.org.views import language, office, people, signing, units
from tracker.overview.views import (
    annexes,
    cells,
    deciding,
    desk,
    matrix,
    minutes,
    money,
    plan_page,
    register_page,
    reporting,
    several,
    task_page,
)
from tracker.plans.views import membership, plans, rollouts, tasks, templates
from tracker.registers.views import items as register_items
from tracker.registers.views import registers
from tracker.reminders.kinds import register_letters
from tracker.reminders.views import letters
from tracker.reports.due import campaign_dues
from tracker.reports.views import campaigns, report_life, report_told, report_writing, reports
from tracker.web.errors import register_errors
from tracker.web.furniture import MenuEntry, menu_entry, register_furniture
from tracker.web.guards import check_policies, check_scopes, use_principals
from tracker.web.languages import Speaking
from tracker.web.proxy import NearProxy

BLUEPRINTS = (
    signing.signing,
    language.language,
    units.units,
    people.people,
    office.office,
    documents.documents,
    document_files.files,
    plans.plans,
    tasks.tasks,
    rollouts.rollouts,
    membership.membership,
    templates.templates,
    budget_lines.budget,
    budget_moves.line_money,
    budget_page.money,
    indicators.indicators,
    readings.readings,
    registers.registers,
    register_items.items,
    imports.imports,
    register_imports.register_imports,
    letters.letters,
    reports.reports,
    report_told.report_told,
    report_writing.report_writing,
    report_life.report_life,
    campaigns.campaigns,
    desk.desk,
    plan_page.plan_page,
    register_page.register_page,
    task_page.task_page,
    reporting.reporting,
    deciding.deciding,
    matrix.matrix,
    money.money_files,
    cells.cells,
    several.several,
    annexes.annexes,
    minutes.minutes,
    health.health,
)
MENU = (
    ("desk.show", N_("Việc của tôi"), "list-check"),
    ("plan_page.index", N_("Kế hoạch"), "folders"),
    ("readings.mine", N_("Chỉ tiêu"), "target"),
    ("reports.index", N_("Báo cáo"), "report-analytics"),
    ("documents.index", N_("Văn bản"), "file-text"),
    ("units.index", N_("Đơn vị"), "sitemap"),
    ("people.index", N_("Người dùng"), "users"),
    ("letters.index", N_("Thư nhắc việc"), "mail"),
    ("office.show", N_("Cơ quan"), "building-community"),
    ("minutes.index", N_("Nhật ký thay đổi"), "notebook"),
    ("health.status", N_("Tình trạng hệ thống"), "heartbeat"),
)
ACTION_OF = {
    "office.show": "office.administer",
    "minutes.index": "minutes.read",
    "health.status": "office.administer",
}
"""Menu lines that only those see who may take the action; the others are for everybody."""
PUBLIC = frozenset(
    {
        "static",
        "health.alive",
        "signing.sign_in",
        "signing.sign_in_now",
        "signing.activate",
        "signing.activate_now",
        "language.choose",
    }
)
QUERIES = re.compile(r"tracker\.\w+\.queries(\.\w+)?")
SCOPED_THINGS = frozenset({"Plan", "Task", "SourceDocument", "StoredFile", "Letter", "Minute", "Report"})
"""What no query gives away without asking whose eyes they are for."""
TOP = Path(__file__).resolve().parent.parent


def create_app(config: Mapping[str, Any]) -> Flask:
    """Builds the application. Raises LookupError when a route has no policy or a query no scope."""
    app = Flask("tracker", template_folder=str(TOP / "templates"), static_folder=str(TOP / "static"))
    app.config.from_mapping(config)
    app.wsgi_app = NearProxy(app.wsgi_app)
    _prepare_jinja(app)
    _prepare_database(app)
    clock.set_office_day(config.get("OFFICE_DAY"))
    CSRFProtect(app)
    Speaking(app, locale_selector=_reader_language)
    _prepare_people(app)
    register_furniture(app)
    register_errors(app)
    register_letters(app, campaign_dues)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.context_processor(_frame)
    check_policies(app, PUBLIC)
    for name, module in sorted(sys.modules.items()):
        if QUERIES.fullmatch(name):
            check_scopes(module, SCOPED_THINGS)
    return app


def _prepare_jinja(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def _prepare_database(app: Flask) -> None:
    """Opens the engine with its safety hooks; an unsafe SQLite is refused. Raises SystemExit."""
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    if url.startswith("sqlite") and pysqlite3.sqlite_version_info < SAFE_SQLITE:
        raise SystemExit("Bản SQLite này có thể làm hỏng dữ liệu. Cần bản 3.51.3 trở lên.")
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", engine_options(url))
    db.init_app(app)
    migrate.init_app(app, db, directory=str(TOP / "migrations"))
    with app.app_context():
        prepare_engine(db.engine)


def _prepare_people(app: Flask) -> None:
    """flask-login keeps the session's token; guards ask for the person behind it."""
    login = LoginManager(app)
    login.user_loader(sessions.load)
    use_principals(app, _read_principal)


def _reader_language() -> str | None:
    """What the person chose, else what this browser chose; None is the office's language."""
    if not has_request_context():
        return None
    signed_in = sessions.current()
    kept = (signed_in and signed_in.person.language) or session.get("language")
    return kept if kept in set(Language) else None


def _read_principal(fresh: bool) -> Principal | None:
    signed_in = sessions.current()
    if signed_in and fresh:
        signed_in = sessions.load(signed_in.token, noting=False)
    return signed_in.principal if signed_in else None


def _frame() -> dict[str, Any]:
    """What stands around every page: office, person, menu, banners."""
    office = org_queries.find_office()
    signed_in = sessions.current()
    return {
        "office": office
        or SimpleNamespace(name=_("Theo dõi kế hoạch KH&CN"), short_name=_("Theo dõi kế hoạch KH&CN")),
        "languages": tuple(Language),
        "person": signed_in.person if signed_in else None,
        "menu": _menu(signed_in.principal) if signed_in else [],
        "demo": bool(office and office.is_demo),
    }


def _menu(principal: Principal) -> list[MenuEntry]:
    """The lines of the menu that lead somewhere for this person."""
    offered = [line for line in MENU if line[0] not in ACTION_OF or may(principal, ACTION_OF[line[0]])]
    return [menu_entry(endpoint, _(label), icon) for endpoint, label, icon in offered]
