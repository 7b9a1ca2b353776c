"""annexes, comparison and outline of a report are chosen; indicators are placed in its text"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_PERIODIC = ("I.1", "I.2", "I.3.1", "I.3.2", "I.3.2.causes", "II", "III")
_REVIEW = ("R.I.1", "R.II.1.2.1", "R.II.1.2.2", "R.II.1.2.3", "R.II.1.2.4", "R.II.1.2.5", "R.II.2.3")
_TABLES = ("section_text", "report_line")


_OUTLINES = ("periodic", "review")


def _one_of(column, values):
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def _allow(slots):
    """The check of both tables is made anew; SQLite builds a table anew for it."""
    for table in _TABLES:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"ck_{table}_slot"), type_="check")
            batch.create_check_constraint(op.f(f"ck_{table}_slot"), _one_of("section", slots))


def upgrade() -> None:
    """The one annex of before becomes the first that may be chosen."""
    _allow(_PERIODIC + _REVIEW)
    with op.batch_alter_table("report_head") as batch:
        batch.add_column(sa.Column("comparison", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("annexes", sa.Text(), nullable=False, server_default=""))
        batch.add_column(
            sa.Column("outline", sa.String(length=16), nullable=False, server_default="periodic")
        )
    op.execute(sa.text("UPDATE report_head SET annexes = 'tasks' WHERE annex"))
    with op.batch_alter_table("report_head") as batch:
        batch.drop_column("annex")
        batch.create_check_constraint(op.f("ck_report_head_outline"), _one_of("outline", _OUTLINES))
    op.create_table(
        "report_indicator",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("indicator_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint(_one_of("section", _PERIODIC + _REVIEW), name=op.f("ck_report_indicator_slot")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_report_indicator_by_id_person")),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_report_indicator_indicator_id_indicator")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_indicator_report_id_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_indicator")),
    )
    for column in ("report_id", "indicator_id", "by_id"):
        op.create_index(op.f(f"ix_report_indicator_{column}"), "report_indicator", [column], unique=False)


def downgrade() -> None:
    """Words of reviews go with their places; of the annexes only that of the tasks is left."""
    op.drop_table("report_indicator")
    with op.batch_alter_table("report_head") as batch:
        batch.add_column(sa.Column("annex", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text("UPDATE report_head SET annex = true WHERE annexes LIKE '%tasks%'"))
    with op.batch_alter_table("report_head") as batch:
        batch.drop_constraint(op.f("ck_report_head_outline"), type_="check")
        for column in ("outline", "annexes", "comparison"):
            batch.drop_column(column)
    for table in _TABLES:
        words = sa.table(table, sa.column("section"))
        op.execute(words.delete().where(words.c.section.like("R.%")))
    _allow(_PERIODIC)
