"""A guide in one file: what is read of it is what was written, or nothing, and why is said."""

import shutil
import stat
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from guide.__main__ import main
from guide.loading.archive import LIMIT, MOST_FILES, SUMS, Refused, opened, read, write
from guide.loading.load import load_pack
from tests.examples import share
from tests.packs import SMALL


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The small pack in one file."""
    file = tmp_path_factory.mktemp("whole") / "small.zip"
    write(SMALL, file)
    return file


def of(file):
    """What stands in a ZIP file, by its path."""
    with zipfile.ZipFile(file) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def made(folder, contents, change=lambda entry: None):
    """A ZIP file with these contents; ``change`` may spoil what is said of one."""
    file = folder / "made.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents:
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            entry.compress_type = zipfile.ZIP_DEFLATED
            change(entry)
            archive.writestr(entry, content)
    return file


def test_what_is_written_is_read(whole, tmp_path):
    folder = opened(whole, tmp_path / "packs")
    for name, content in read(whole).items():
        assert (SMALL / name).read_bytes() == content == (folder / name).read_bytes()
    assert load_pack(folder).pack.fingerprint == load_pack(SMALL).pack.fingerprint
    assert opened(whole, tmp_path / "packs") == folder
    (folder / "content/guide.yaml").write_text("title: Spoiled")
    assert opened(whole, tmp_path / "packs") == folder
    assert load_pack(folder).problems == []
    assert len(list((tmp_path / "packs").iterdir())) == 1


def test_the_same_guide_makes_the_same_file_and_hidden_files_stay_behind(whole, pack_copy):
    (pack_copy / "content/.DS_Store").write_text("x")
    (pack_copy / "notes.txt").write_text("x")
    again = pack_copy.parent / "again.zip"
    write(pack_copy, again)
    assert again.read_bytes() == whole.read_bytes()


@settings(max_examples=share(150), suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_no_changed_byte_changes_the_guide(whole, tmp_path_factory, data):
    good, contents = whole.read_bytes(), read(whole)
    at = data.draw(some.integers(0, len(good) - 1))
    new = data.draw(some.integers(0, 255))
    file = tmp_path_factory.getbasetemp() / "changed.zip"
    file.write_bytes(good[:at] + bytes([new]) + good[at + 1 :])
    try:
        assert read(file) == contents
    except Refused as error:
        assert str(error)


@pytest.mark.parametrize("name", ["content/guide.yaml", "data/places.csv"])
def test_a_changed_byte_is_refused_by_the_name_of_its_file(whole, tmp_path, name):
    contents = of(whole)
    contents[name] = contents[name].replace(b"e", b"E", 1)
    with pytest.raises(Refused, match=f"'{name}' was changed"):
        read(made(tmp_path, contents.items()))


def test_files_that_are_missing_or_added_are_named(whole, tmp_path):
    contents = of(whole)
    del contents["content/people.yaml"]
    with pytest.raises(Refused, match=r"'content/people.yaml' is missing"):
        read(made(tmp_path, contents.items()))
    more = {**of(whole), "content/more.yaml": b"x"}
    with pytest.raises(Refused, match=r"'content/more.yaml' was added"):
        read(made(tmp_path, more.items()))
    with pytest.raises(Refused, match=SUMS):
        read(made(tmp_path, [("content/guide.yaml", b"x")]))


@pytest.mark.parametrize(
    "name",
    [
        "../outside.yaml",
        "content/../../outside.yaml",
        "/etc/passwd",
        "content//guide.yaml",
        "content/./guide.yaml",
        "content\\..\\..\\outside.yaml",
        "C:/outside.yaml",
        "content/a:b.yaml",
        "content/ .. /x.yaml",
        "content/x.yaml ",
        "content/x\x00.yaml",
        "app.py",
        "content",
        "",
    ],
)
def test_a_path_that_leaves_the_guide_is_refused(whole, tmp_path, name):
    file = made(tmp_path, [*of(whole).items(), (name, b"x")])
    with pytest.raises(Refused):
        opened(file, tmp_path / "packs")
    assert not (tmp_path / "packs").exists()


def test_links_are_refused(whole, tmp_path, pack_copy):
    def link(entry):
        if entry.filename == "content/link.yaml":
            entry.external_attr = (stat.S_IFLNK | 0o777) << 16

    file = made(tmp_path, [*of(whole).items(), ("content/link.yaml", b"/etc/passwd")], link)
    with pytest.raises(Refused, match=r"'content/link.yaml' is a link"):
        read(file)
    (pack_copy / "data/link.csv").symlink_to("/etc/passwd")
    with pytest.raises(Refused, match=r"data/link.csv is a link"):
        write(pack_copy, tmp_path / "out.zip")


def test_bombs_are_refused_before_they_are_unpacked(whole, tmp_path):
    large = made(tmp_path, [*of(whole).items(), ("data/zeros.csv", bytes(LIMIT + 1))])
    with pytest.raises(Refused, match=r"'data/zeros.csv' unpacks"):
        read(large)
    many = made(tmp_path, ((f"content/{n}.yaml", b"") for n in range(MOST_FILES + 1)))
    with pytest.raises(Refused, match="unpacks to more"):
        read(many)
    together = made(tmp_path, ((f"data/{n}.csv", bytes(LIMIT)) for n in range(51)))
    with pytest.raises(Refused, match="unpacks to more"):
        read(together)


def test_a_file_twice_is_refused(whole, tmp_path):
    with pytest.raises(Refused, match="twice"):
        read(made(tmp_path, [*of(whole).items(), ("content/GUIDE.yaml", b"x")]))


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_such_file_is_said(tmp_path, content):
    file = tmp_path / "any.zip"
    file.write_bytes(content)
    with pytest.raises(Refused):
        read(file)


def test_every_command_takes_it_and_says_what_is_wrong(whole, tmp_path, capsys):
    out = tmp_path / "out.zip"
    assert main(["pack", str(out), str(SMALL)]) == 0
    assert out.read_bytes() == whole.read_bytes()
    assert main(["check", str(out)]) == 0
    assert "One Ferry" in capsys.readouterr().out
    contents = of(whole)
    contents["content/guide.yaml"] += b" "
    assert main(["serve", str(made(tmp_path, contents.items()))]) == 2
    assert "'content/guide.yaml' was changed" in capsys.readouterr().err


def test_a_guide_with_problems_is_not_packed(pack_copy, tmp_path, capsys):
    shutil.rmtree(pack_copy / "content/modules")
    assert main(["pack", str(tmp_path / "out.zip"), str(pack_copy)]) == 1
    assert "content/modules" in capsys.readouterr().out
    assert not (tmp_path / "out.zip").exists()
