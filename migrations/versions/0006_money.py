"""adjustments and payments say what kind of movement they are"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MOVES = {
    "allocation_adjustment": ("raised", "lowered", "carried_in", "carried_out", "cancelled"),
    "disbursement": ("paid", "advance", "recovered", "taken_back"),
}
NAMES = {"allocation_adjustment": "adjustmentkind", "disbursement": "paymentkind"}
MORE = {
    "allocation_adjustment": "kind IN ('raised', 'carried_in')",
    "disbursement": "kind IN ('paid', 'advance')",
}
WAS = {"allocation_adjustment": ("raised", "lowered"), "disbursement": ("paid", "taken_back")}


def upgrade() -> None:
    """What was recorded before is told by its sign: raised or lowered, paid or taken back."""
    for table, kinds in MOVES.items():
        name = NAMES[table]
        longest = max(map(len, kinds)) + 8
        kind = sa.Enum(*kinds, name=name, native_enum=False, create_constraint=False, length=longest)
        op.add_column(table, sa.Column("kind", kind, nullable=True))
        more, less = WAS[table]
        moves = sa.table(table, sa.column("kind", sa.Text()), sa.column("amount", sa.BigInteger()))
        op.execute(moves.update().values(kind=sa.case((moves.c.amount > 0, more), else_=less)))
        allowed = ", ".join(f"'{each}'" for each in kinds)
        with op.batch_alter_table(table) as batch:
            batch.alter_column("kind", existing_type=kind, nullable=False)
            batch.create_check_constraint(op.f(f"ck_{table}_{name}"), f"kind IN ({allowed})")
            batch.create_check_constraint(op.f(f"ck_{table}_direction"), f"({MORE[table]}) = (amount > 0)")


def downgrade() -> None:
    """Amounts stay; only their signs say what they were."""
    for table, name in NAMES.items():
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"ck_{table}_direction"), type_="check")
            batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
            batch.drop_column("kind")
