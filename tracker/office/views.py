"""Whether the product is alive, and how each of its parts is."""

from flask import Blueprint, current_app, jsonify, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from tracker.db import db
from tracker.office.queries.health import parts, soundness
from tracker.web.guards import guard

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> ResponseReturnValue:
    """For machines: alive and able to read its tables; nothing else is told."""
    try:
        db.session.execute(text("SELECT count(*) FROM unit")).scalar_one()
    except SQLAlchemyError:
        db.session.rollback()
        return jsonify(status="unavailable"), 503
    return jsonify(status="ok")


@health.get("/status")
@guard("office.administer")
def status() -> str:
    """For the administrator: every part, red when something silently died."""
    files = current_app.config["FILES_DIR"]
    found = parts(files=files, smtp=bool(current_app.config["SMTP_URL"]))
    return render_template("office/health.html", parts=found, check=soundness())
