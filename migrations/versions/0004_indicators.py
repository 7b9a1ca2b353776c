"""indicators of every kind: qualifiers, parts, units that report, directions and thresholds"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OLD_KINDS = ("count", "ratio", "cumulative", "money_ratio", "breakdown")
KINDS = (
    "count", "yearly", "cumulative", "ratio", "percent", "subset", "breakdown", "ranked", "parts", "quantity",
    "average", "range", "duration", "money", "money_ratio", "rank", "yes_no", "trend",
)  # fmt: skip
BACK = {
    "yearly": "count", "percent": "count", "subset": "ratio", "ranked": "breakdown", "parts": "breakdown",
    "quantity": "count", "average": "count", "range": "count", "duration": "count", "money": "count",
    "rank": "count", "yes_no": "count", "trend": "count",
}  # fmt: skip
"""What the older product takes a kind for."""
QUALIFIERS = ("exact", "over", "more", "least", "about", "estimated", "under", "most")
FIGURES = ("indicator_target", "reading")


def one_of(column: str, values: tuple[str, ...]) -> str:
    """The condition that the column holds one of the values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def upgrade() -> None:
    """Old indicators keep their kind; ratios are gathered by adding numerators and denominators, all else by adding."""
    with op.batch_alter_table("indicator") as batch:
        batch.drop_constraint(op.f("ck_indicator_indicatorkind"), type_="check")
        batch.create_check_constraint(op.f("ck_indicator_indicatorkind"), one_of("kind", KINDS))
        batch.add_column(sa.Column("direction", sa.String(14), nullable=False, server_default="higher"))
        batch.add_column(sa.Column("gathering", sa.String(13), nullable=False, server_default="sum"))
        batch.add_column(sa.Column("names", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("scale", sa.BigInteger(), nullable=False, server_default="100"))
        batch.add_column(sa.Column("since_year", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("baseline", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("baseline_year", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("on_track_from", sa.BigInteger(), nullable=False, server_default="90"))
        batch.add_column(sa.Column("at_risk_from", sa.BigInteger(), nullable=False, server_default="70"))
        batch.create_check_constraint(
            op.f("ck_indicator_direction"), one_of("direction", ("higher", "lower", "hold"))
        )
        batch.create_check_constraint(
            op.f("ck_indicator_gathering"), one_of("gathering", ("sum", "ratio", "last"))
        )
        batch.create_check_constraint(op.f("ck_indicator_scale_above_zero"), "scale > 0")
    op.execute("UPDATE indicator SET gathering = 'ratio' WHERE kind IN ('ratio', 'money_ratio')")
    for table in FIGURES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("qualifier", sa.String(17), nullable=False, server_default="exact"))
            batch.add_column(sa.Column("upper", sa.Text(), nullable=True))
            batch.add_column(sa.Column("parts", sa.Text(), nullable=False, server_default="[]"))
            batch.add_column(sa.Column("words", sa.Text(), nullable=False, server_default=""))
            batch.add_column(sa.Column("unit_id", ID, nullable=True))
            batch.create_foreign_key(op.f(f"fk_{table}_unit_id_unit"), "unit", ["unit_id"], ["id"])
            batch.create_index(op.f(f"ix_{table}_unit_id"), ["unit_id"])
            batch.create_check_constraint(op.f(f"ck_{table}_qualifier"), one_of("qualifier", QUALIFIERS))
    _create_units()


def _create_units() -> None:
    op.create_table(
        "indicator_unit",
        sa.Column("id", ID, nullable=False),
        sa.Column("indicator_id", ID, nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_indicator_unit_indicator_id_indicator")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_indicator_unit_unit_id_unit")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_indicator_unit_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_unit")),
    )
    for column in ("indicator_id", "unit_id", "by_id"):
        op.create_index(op.f(f"ix_indicator_unit_{column}"), "indicator_unit", [column], unique=False)


def downgrade() -> None:
    """Only value and denominator are left; readings of units go, since no older page tells them from the plan's."""
    op.drop_table("indicator_unit")
    indicator = sa.table("indicator", sa.column("kind"))
    for kind, older in BACK.items():
        op.execute(indicator.update().where(indicator.c.kind == kind).values(kind=older))
    for table in FIGURES:
        rows = sa.table(table, sa.column("unit_id"))
        op.execute(rows.delete().where(rows.c.unit_id.is_not(None)))
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"ck_{table}_qualifier"), type_="check")
            batch.drop_index(op.f(f"ix_{table}_unit_id"))
            batch.drop_constraint(op.f(f"fk_{table}_unit_id_unit"), type_="foreignkey")
            for column in ("unit_id", "words", "parts", "upper", "qualifier"):
                batch.drop_column(column)
    with op.batch_alter_table("indicator") as batch:
        for check in ("indicatorkind", "direction", "gathering", "scale_above_zero"):
            batch.drop_constraint(op.f(f"ck_indicator_{check}"), type_="check")
        batch.create_check_constraint(op.f("ck_indicator_indicatorkind"), one_of("kind", OLD_KINDS))
        for column in (
            "at_risk_from", "on_track_from", "baseline_year", "baseline", "since_year", "scale", "names",
            "gathering", "direction",
        ):  # fmt: skip
            batch.drop_column(column)
