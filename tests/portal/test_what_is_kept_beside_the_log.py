"""The tables beside the log are made all together, whatever was imported before."""

import subprocess
import sys

from sqlalchemy import create_engine, inspect

from portal.settings import ROOT

INSTALL = "from portal.directory import Directory; Directory.over('{url}').install()"


def test_the_directory_alone_makes_every_table(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"

    subprocess.run([sys.executable, "-c", INSTALL.format(url=url)], cwd=ROOT, check=True)

    names = inspect(create_engine(url)).get_table_names()
    assert set(names) == {"people", "visits", "feeds", "reminders"}
