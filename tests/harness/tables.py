"""New databases get the tables that the migrations made, without running each migration again."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

_MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
_VERSION = "SELECT version_num FROM alembic_version"


class TablesOnce:
    """Stands in for Alembic's commands. A database that has tables already is upgraded by them."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[list[str], str]] = {}

    def upgrade(self, config: Config, revision: str) -> None:
        """Bring a database to the newest tables."""
        connection: Connection = config.attributes["connection"]
        folder = str(config.get_main_option("version_locations"))
        if connection.dialect.name != "sqlite" or _statements(connection):
            command.upgrade(config, revision)
        elif folder not in self._made:
            command.upgrade(config, revision)
            self._made[folder] = _statements(connection), connection.scalar(text(_VERSION))
        else:
            statements, version = self._made[folder]
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (version,))


def _statements(connection: Connection) -> list[str]:
    return list(connection.scalars(text(_MADE)))
