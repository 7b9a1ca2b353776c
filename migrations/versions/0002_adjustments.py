"""amounts are adjusted by facts; the words of a line of money are corrected"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """A table of adjustments; allocations bear a version. Only additions: no table is built anew."""
    op.create_table(
        "allocation_adjustment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("allocation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_allocation_adjustment_not_zero")),
        sa.ForeignKeyConstraint(
            ["allocation_id"],
            ["allocation.id"],
            name=op.f("fk_allocation_adjustment_allocation_id_allocation"),
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_allocation_adjustment_by_id_person")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.id"],
            name=op.f("fk_allocation_adjustment_document_id_source_document"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation_adjustment")),
    )
    for column in ("allocation_id", "by_id", "document_id"):
        op.create_index(
            op.f(f"ix_allocation_adjustment_{column}"), "allocation_adjustment", [column], unique=False
        )
    op.add_column("allocation", sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"))


def downgrade() -> None:
    """Amounts stand again as first recorded."""
    op.drop_column("allocation", "version")
    op.drop_table("allocation_adjustment")
