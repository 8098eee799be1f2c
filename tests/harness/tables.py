"""New databases get the tables that the migrations made, without running each migration again."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

_MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
_VERSION = "SELECT version_num FROM alembic_version"


class TablesOnce:
    """Stands in for Alembic's commands. A database that has tables already is upgraded by them.

    All new databases get theirs in the same way, the first as well: tests compare them by bytes.
    """

    def __init__(self) -> None:
        self._made: dict[str, tuple[list[str], str]] = {}

    def upgrade(self, config: Config, revision: str) -> None:
        """Bring a database to the newest tables."""
        connection: Connection = config.attributes["connection"]
        if connection.dialect.name != "sqlite" or statements_of(connection):
            command.upgrade(config, revision)
            return
        folder = str(config.get_main_option("version_locations"))
        if folder not in self._made:
            self._made[folder] = _make(config, revision)
        statements, version = self._made[folder]
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (version,))


def statements_of(connection: Connection) -> list[str]:
    """What makes the tables and indexes of a database."""
    return list(connection.scalars(text(_MADE)))


def _make(config: Config, revision: str) -> tuple[list[str], str]:
    """Run the migrations on a database in memory."""
    theirs = config.attributes["connection"]
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        made = statements_of(connection), str(connection.scalar(text(_VERSION)))
    engine.dispose()
    config.attributes["connection"] = theirs
    return made
