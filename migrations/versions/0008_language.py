"""a person may choose the language of pages and letters"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nobody has chosen yet: everybody reads the office's language."""
    op.add_column("person", sa.Column("language", sa.Text(), nullable=True))


def downgrade() -> None:
    """Choices are forgotten."""
    op.drop_column("person", "language")
