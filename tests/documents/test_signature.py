"""电子签章: a signed copy beside the paper, that a verifier accepts and that gives away who touched it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents.builders import make_report
from tests.documents.packages import both
from tests.documents.papers import needs_fonts
from yitusanhui.documents import pdfa, signature
from yitusanhui.documents.export import export
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.signature import open_certificate, signed_name
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.texts import say, sentence

pytest.importorskip("pyhanko", reason="the optional part that signs is not installed")
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

pytestmark = needs_fonts
NOW = datetime.now(UTC)
PASSWORD = "印章 2026"
OWNER = "滨江里居民区居民委员会"


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def written(path: Path, key: Any, signed: Any, others: list[x509.Certificate] | None = None) -> Path:
    """A PKCS#12 file with a key, its certificate and others; any of them may be missing."""
    kept = serialization.BestAvailableEncryption(PASSWORD.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(OWNER.encode(), key, signed, others, kept))
    return path


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def issued(key: Any, *, by: str = OWNER, to: str = OWNER, with_key: Any = None, authority: bool = True) -> Any:
    """A certificate, by itself or by an authority, good from two months ago for another."""
    made = x509.CertificateBuilder(named(by), named(to), key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(NOW - timedelta(days=60)).not_valid_after(NOW + timedelta(days=30))
    made = made.add_extension(x509.BasicConstraints(authority, None), critical=True)
    usage = x509.KeyUsage(True, True, False, False, False, authority, False, False, False)
    made = made.add_extension(usage, critical=True)
    return made.sign(with_key or key, hashes.SHA256())


@pytest.fixture
def certificate(tmp_path: Path, key: rsa.RSAPrivateKey) -> Callable[..., Path]:
    """A PKCS#12 file as an office gets it, good for so many days from now."""

    def make(days: int = 30, *, private: bool = True) -> Path:
        name = named(OWNER)
        usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
        made = x509.CertificateBuilder(name, name, key.public_key(), 7)
        made = made.not_valid_before(NOW - timedelta(days=60)).not_valid_after(NOW + timedelta(days=days))
        made = made.add_extension(usage, critical=True).add_extension(x509.BasicConstraints(True, None), critical=True)
        signed = made.sign(key, hashes.SHA256())
        given = (key, signed) if private else (None, None, [signed])
        return written(tmp_path / "章.p12", *given)

    return make


def status_of(path: Path, signer: signature.Signer) -> Any:
    found = PdfFileReader(BytesIO(path.read_bytes())).embedded_signatures[0]
    trusted = ValidationContext(trust_roots=[asn1.Certificate.load(signer.key.signing_cert.dump())])
    return validate_pdf_signature(found, trusted)


def archival_but_for_the_signature(path: Path) -> bool:
    """Nothing is violated; of a form, and of PAdES in 1b, pikepdf says that it doesn't look into it."""
    return all(finding.startswith("[unsupported]") for finding in pdfa.check(path))


def test_the_signed_copy_is_valid_and_still_archival_and_the_paper_is_as_it_was(
    certificate: Callable[..., Path], tmp_path: Path
) -> None:
    signer = open_certificate(certificate(), PASSWORD, NOW)
    paper = write_minutes(make_report(), 2, tmp_path / "会议纪要.pdf")
    before = paper.read_bytes()
    copy = signer.sign(paper, signed_name(paper))
    status = status_of(copy, signer)
    assert signer.owner == OWNER and copy.name == "会议纪要-已签章.pdf"
    assert status.intact and status.valid and status.trusted and status.bottom_line
    assert paper.read_bytes() == before and copy.read_bytes().startswith(before)
    assert archival_but_for_the_signature(copy)
    with pikepdf.open(copy) as pdf:
        assert pdf.Root.AcroForm.Fields[0].V.SubFilter == "/ETSI.CAdES.detached"


def test_a_changed_byte_breaks_the_signature(certificate: Callable[..., Path], tmp_path: Path) -> None:
    signer = open_certificate(certificate(), PASSWORD, NOW)
    paper = write_minutes(make_report(), 2, tmp_path / "a.pdf")
    copy = signer.sign(paper, tmp_path / "b.pdf")
    content = bytearray(copy.read_bytes())
    place = content.index(b"2026")
    content[place] = ord("3")
    copy.write_bytes(bytes(content))
    status = status_of(copy, signer)
    assert not status.intact and not status.bottom_line


@pytest.mark.parametrize("flavour", ["2b", "1b", "3b"])
def test_papers_to_be_kept_are_exported_with_a_signed_copy_once(
    flavour: str, certificate: Callable[..., Path], tmp_path: Path
) -> None:
    signer = open_certificate(certificate(), PASSWORD, NOW)
    for kept in (False, True):
        made = export(
            make_report(), tmp_path / "出", only=("ledger", "minutes"), meeting_id=2, signer=signer, flavour=flavour
        )
        signed = [one for one in made if "已签章" in one.path.name]
        assert [one.kept for one in signed] == [kept] * 4  # 纪要, 表决结果, 汇总表 and its open copy
        assert all(archival_but_for_the_signature(one.path) for one in signed)
        assert all(status_of(one.path, signer).bottom_line for one in signed)
    assert not list((tmp_path / "出").glob("*(2)*"))


def test_a_certificate_that_cannot_sign_is_refused_in_words(certificate: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "照片.p12").write_bytes(b"\xff\xd8 not a certificate")
    refused = [
        (certificate(), "错的", "密码"),
        (tmp_path / "照片.p12", PASSWORD, "证书"),
        (tmp_path / "没有.p12", PASSWORD, "证书"),
    ]
    for path, password, word in refused:
        with pytest.raises(DomainError) as told:
            open_certificate(path, password, NOW)
        assert word in sentence(told.value) and password not in sentence(told.value)


def test_an_expired_certificate_and_one_without_a_key_are_told(certificate: Callable[..., Path]) -> None:
    with pytest.raises(DomainError) as old:
        open_certificate(certificate(-1), PASSWORD, NOW)
    with pytest.raises(DomainError) as bare:
        open_certificate(certificate(private=False), PASSWORD, NOW)
    assert "有效期" in sentence(old.value) and "私钥" in sentence(bare.value)


def test_one_that_is_not_good_yet_is_told_with_its_days(certificate: Callable[..., Path]) -> None:
    with pytest.raises(DomainError) as early:
        open_certificate(certificate(), PASSWORD, NOW - timedelta(days=90))
    assert f"{NOW - timedelta(days=60):%Y-%m-%d}" in sentence(early.value)


def test_a_key_without_its_certificate_is_told(tmp_path: Path, key: rsa.RSAPrivateKey) -> None:
    with pytest.raises(DomainError, match="certificate_alone"):
        open_certificate(written(tmp_path / "a.p12", key, None), PASSWORD, NOW)


def test_the_certificate_an_office_encrypts_with_is_told_from_the_one_it_signs_with(
    tmp_path: Path, key: rsa.RSAPrivateKey
) -> None:
    usage = x509.KeyUsage(False, False, True, True, False, False, False, False, False)
    made = x509.CertificateBuilder(named(OWNER), named(OWNER), key.public_key(), 9)
    made = made.not_valid_before(NOW - timedelta(days=1)).not_valid_after(NOW + timedelta(days=1))
    encrypts = made.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    with pytest.raises(DomainError) as told:
        open_certificate(written(tmp_path / "a.p12", key, encrypts), PASSWORD, NOW)
    assert "签名证书" in sentence(told.value)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="nothing here makes an SM2 certificate")
def test_of_an_sm2_certificate_it_is_said_what_to_do(tmp_path: Path) -> None:
    """SM2 signatures in a PDF are verified by no PDF reader: GB/T 38540 seals are another format."""
    for command in (
        "ecparam -name SM2 -genkey -noout -out k.pem",
        "req -new -x509 -sm3 -key k.pem -subj /CN=x -days 9 -out c.pem -sigopt distid:1234567812345678",
        "pkcs12 -export -inkey k.pem -in c.pem -out a.p12 -passout pass:1",
    ):
        subprocess.run(["openssl", *command.split()], cwd=tmp_path, check=True, capture_output=True)
    with pytest.raises(DomainError) as told:
        open_certificate(tmp_path / "a.p12", "1", NOW)
    assert "SM2" in sentence(told.value) and "RSA" in sentence(told.value)


def test_those_who_vouch_for_the_certificate_are_in_the_signature(tmp_path: Path, key: rsa.RSAPrivateKey) -> None:
    """A verifier that trusts the root alone, offline, finds the way to it; of time there is the computer's clock."""
    root, middle = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    above = issued(root, by="根", to="根")
    between = issued(middle, by="根", to="市级", with_key=root)
    own = issued(key, by="市级", with_key=middle, authority=False)
    signer = open_certificate(written(tmp_path / "a.p12", key, own, [between]), PASSWORD, NOW)
    copy = signer.sign(write_minutes(make_report(), 2, tmp_path / "a.pdf"), tmp_path / "b.pdf")
    found = PdfFileReader(BytesIO(copy.read_bytes())).embedded_signatures[0]
    trusted = asn1.Certificate.load(above.public_bytes(serialization.Encoding.DER))
    status = validate_pdf_signature(found, ValidationContext(trust_roots=[trusted], allow_fetching=False))
    assert status.intact and status.trusted
    assert status.timestamp_validity is None and "时间戳" in say("export.sign_note")


def test_a_package_beside_signed_papers_passes_both_verifiers(certificate: Callable[..., Path], tmp_path: Path) -> None:
    signer = open_certificate(certificate(), PASSWORD, NOW)
    made = export(make_report(), tmp_path / "出", only=("minutes", "package"), meeting_id=2, signer=signer)
    (package,) = (one.path for one in made if one.kind == "package")
    assert [one.path.name for one in made if "已签章" in one.path.name]
    assert both(package) == set()
    signed = next(one.path for one in made if "已签章" in one.path.name)
    shutil.copy(signed, package / signed.name)
    assert both(package) == {("added", signed.name)}, "a copy laid into the package is not of it"


def test_without_the_part_that_signs_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature, "find_spec", lambda _: None)
    with pytest.raises(EnvironmentTrouble) as told:
        open_certificate(tmp_path / "a.p12", PASSWORD, NOW)
    assert "安装" in sentence(told.value)
