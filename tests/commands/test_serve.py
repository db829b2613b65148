"""``python -m guide serve``; tests/browser/test_bare.py serves a guide."""

from guide.__main__ import main


def test_a_wrong_folder_is_named(tmp_path, capsys):
    assert main(["serve", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
