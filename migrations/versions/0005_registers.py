"""registers: the named items behind a count, their ranks and dated facts; a batch may bring items into one"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Tables of registers; a batch of imports may name one."""
    op.create_table(
        "register",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("by_unit", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_register_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register")),
        sa.UniqueConstraint("plan_id", "code", name=op.f("uq_register_plan_id_code")),
    )
    op.create_table(
        "register_item",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("register_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["register_id"], ["register.id"], name=op.f("fk_register_item_register_id_register")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_item")),
        sa.UniqueConstraint("register_id", "name_key", name=op.f("uq_register_item_register_id_name_key")),
    )
    op.create_table(
        "register_rank",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("register_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["register_id"], ["register.id"], name=op.f("fk_register_rank_register_id_register")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_rank")),
        sa.UniqueConstraint("register_id", "name", name=op.f("uq_register_rank_register_id_name")),
    )
    op.create_table(
        "register_entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("rank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("document_text", sa.Text(), nullable=False),
        sa.Column("field_of_work", sa.Text(), nullable=False),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_register_entry_amount_not_negative")),
        sa.CheckConstraint("valid_until >= as_of", name=op.f("ck_register_entry_valid_after_its_day")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_register_entry_by_id_person")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.id"],
            name=op.f("fk_register_entry_document_id_source_document"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["register_item.id"], name=op.f("fk_register_entry_item_id_register_item")
        ),
        sa.ForeignKeyConstraint(
            ["rank_id"], ["register_rank.id"], name=op.f("fk_register_entry_rank_id_register_rank")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_register_entry_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
    )
    with op.batch_alter_table("register_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_entry_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entry_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entry_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entry_rank_id"), ["rank_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entry_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "register_move",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("out", sa.Boolean(), nullable=False),
        sa.Column("document_text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("valid_until >= as_of", name=op.f("ck_register_move_valid_after_its_day")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_register_move_by_id_person")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["register_item.id"], name=op.f("fk_register_move_item_id_register_item")
        ),
        sa.ForeignKeyConstraint(
            ["rank_id"], ["register_rank.id"], name=op.f("fk_register_move_rank_id_register_rank")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_move")),
    )
    with op.batch_alter_table("register_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_move_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_move_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_move_rank_id"), ["rank_id"], unique=False)

    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("register_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_index(batch_op.f("ix_import_batch_register_id"), ["register_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_import_batch_register_id_register"), "register", ["register_id"], ["id"]
        )


def downgrade() -> None:
    """Without registers; what was read for them goes with them."""
    op.execute("DELETE FROM import_batch WHERE register_id IS NOT NULL")
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_import_batch_register_id_register"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_import_batch_register_id"))
        batch_op.drop_column("register_id")

    with op.batch_alter_table("register_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_move_rank_id"))
        batch_op.drop_index(batch_op.f("ix_register_move_item_id"))
        batch_op.drop_index(batch_op.f("ix_register_move_by_id"))

    op.drop_table("register_move")
    with op.batch_alter_table("register_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_entry_unit_id"))
        batch_op.drop_index(batch_op.f("ix_register_entry_rank_id"))
        batch_op.drop_index(batch_op.f("ix_register_entry_item_id"))
        batch_op.drop_index(batch_op.f("ix_register_entry_document_id"))
        batch_op.drop_index(batch_op.f("ix_register_entry_by_id"))

    op.drop_table("register_entry")
    op.drop_table("register_rank")
    op.drop_table("register_item")
    op.drop_table("register")
