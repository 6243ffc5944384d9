"""Every setting of the portal, read once from the environment (prefix ``PORTAL_``)."""

import secrets
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """The portal's settings; a wrong value is refused with the name of its variable."""

    model_config = SettingsConfigDict(env_prefix="PORTAL_")

    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'var' / 'portal.db'}",
        description="Where everything is kept: sqlite:///path or postgresql://user@host/name.",
    )
    secret_key: str = Field(
        default="", description="Signs sessions; made and kept in var/secret_key if empty."
    )
    secure_cookies: bool = Field(
        default=False, description="Send cookies over HTTPS only. Set it wherever there is HTTPS."
    )
    session_hours: int = Field(default=12, ge=1, description="Signed out after so many hours.")
    host: str = Field(default="127.0.0.1", description="The address `portal serve` listens on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="The port `portal serve` listens on."
    )
    threads: int = Field(default=8, ge=1, description="Requests served at the same time.")

    def secret(self) -> str:
        """The key that signs sessions: the setting, or one made once and kept on disk (0600)."""
        return self.secret_key or _kept_secret(ROOT / "var" / "secret_key")


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()
