"""steps of templates say when they are due; a rollout keeps its own steps, its beginning and what completes a unit"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Standing rollouts get a copy of the steps that they were made of. Only additions: no table is built anew."""
    op.add_column(
        "rollout_template", sa.Column("completing_step", sa.BigInteger(), nullable=False, server_default="1")
    )
    op.add_column("rollout_step", sa.Column("offset_days", sa.BigInteger(), nullable=True))
    op.add_column("rollout_step", sa.Column("deadline", sa.Text(), nullable=False, server_default=""))
    op.add_column("rollout", sa.Column("begins_on", sa.Date(), nullable=False, server_default="2000-01-01"))
    op.add_column(
        "rollout", sa.Column("completing_step", sa.BigInteger(), nullable=False, server_default="1")
    )
    op.create_table(
        "rollout_milestone",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rollout_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("deliverable", sa.Text(), nullable=False),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.Column("evidence_required", sa.Boolean(), nullable=False),
        sa.Column("offset_days", sa.BigInteger(), nullable=True),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rollout_id"], ["rollout.id"], name=op.f("fk_rollout_milestone_rollout_id_rollout")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rollout_milestone")),
        sa.UniqueConstraint("rollout_id", "number", name=op.f("uq_rollout_milestone_rollout_id_number")),
    )
    _fill()


def _fill() -> None:
    """A unit is through with the last step, of the built-in template with the tenth (công bố)."""
    op.execute(
        "UPDATE rollout_template SET completing_step = coalesce("
        "(SELECT max(number) FROM rollout_step WHERE template_id = rollout_template.id), 1)"
    )
    op.execute(
        "UPDATE rollout_template SET completing_step = 10"
        " WHERE code = 'iso-9001-2015' AND completing_step >= 10"
    )
    op.execute(
        "UPDATE rollout SET completing_step ="
        " (SELECT completing_step FROM rollout_template WHERE rollout_template.id = rollout.template_id)"
    )
    op.execute(
        "UPDATE rollout SET begins_on = coalesce("
        "(SELECT min(as_of) FROM rollout_member WHERE rollout_id = rollout.id), begins_on)"
    )
    op.execute(
        "INSERT INTO rollout_milestone"
        " (rollout_id, number, title, deliverable, weight, evidence_required, offset_days, deadline)"
        " SELECT rollout.id, number, title, deliverable, weight, evidence_required, NULL, ''"
        " FROM rollout JOIN rollout_step ON rollout_step.template_id = rollout.template_id"
    )


def downgrade() -> None:
    """Steps are read from the templates again."""
    op.drop_table("rollout_milestone")
    op.drop_column("rollout", "completing_step")
    op.drop_column("rollout", "begins_on")
    op.drop_column("rollout_step", "deadline")
    op.drop_column("rollout_step", "offset_days")
    op.drop_column("rollout_template", "completing_step")
