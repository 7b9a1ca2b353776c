"""an indicator may count a register"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """No indicator counts a register yet."""
    with op.batch_alter_table("indicator") as batch:
        batch.add_column(sa.Column("register_id", _ID, nullable=True))
        batch.create_foreign_key(
            op.f("fk_indicator_register_id_register"), "register", ["register_id"], ["id"]
        )
        batch.create_index(op.f("ix_indicator_register_id"), ["register_id"])


def downgrade() -> None:
    """Figures are typed again."""
    with op.batch_alter_table("indicator") as batch:
        batch.drop_index(op.f("ix_indicator_register_id"))
        batch.drop_constraint(op.f("fk_indicator_register_id_register"), type_="foreignkey")
        batch.drop_column("register_id")
