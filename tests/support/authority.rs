//! A time-stamp authority of our own, made by openssl: it answers requests as a real one does, and can be made to
//! answer as none should. Used by the tests of the core and of the program.

#![allow(unreachable_pub, dead_code, clippy::unwrap_used)] // shared by two test programs, each uses its part

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What the authority's signing certificate is like.
pub struct Made {
    /// `rsa`, `p256` or `p384`: key of root, authority between, and signer.
    pub key: &'static str,
    /// Extended key usage of the signer.
    pub usage: &'static str,
    /// From and to, as openssl writes them, of the signer.
    pub valid: (&'static str, &'static str),
    /// The authority between root and signer may issue certificates.
    pub between_issues: bool,
}

impl Default for Made {
    fn default() -> Self {
        Self {
            key: "rsa",
            usage: "critical,timeStamping",
            valid: ("20200101000000Z", "20491231235959Z"),
            between_issues: true,
        }
    }
}

pub struct Authority {
    dir: TempDir,
}

const CONFIG: &str = "
[ca]
default_ca = all
[all]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test
[issuer]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
[no_issuer]
basicConstraints = critical,CA:false
[signer]
extendedKeyUsage = USAGE
keyUsage = critical,digitalSignature
[tsa]
default_tsa = one
[one]
serial = serial
crypto_device = builtin
signer_cert = signer.pem
certs = between.pem
signer_key = signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
";

const MAKE: &str = "set -e
new() {
  case KEY in
    rsa) openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out $1.key;;
    p256) openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $1.key;;
    p384) openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out $1.key;;
  esac
  openssl req -new -key $1.key -subj \"/CN=Test $1\" -config ca.cnf -out $1.csr
}
sign() { # what, by, extensions, from, to
  openssl ca -config ca.cnf -batch -notext -in $1.csr -out $1.pem -cert $2.pem -keyfile $2.key \\
    -extensions $3 -startdate $4 -enddate $5
}
: > index.txt; echo 01 > serial
new root; new between; new signer; new other
for self in root other; do
  openssl ca -config ca.cnf -batch -notext -in $self.csr -out $self.pem -selfsign -keyfile $self.key \\
    -extensions issuer -startdate 20200101000000Z -enddate 20491231235959Z
done
sign between root BETWEEN 20200101000000Z 20491231235959Z
sign signer between signer FROM TO
";

impl Authority {
    /// Makes the keys and certificates; `None` where openssl is missing, which in CI is a failure.
    pub fn new(made: &Made) -> Option<Self> {
        let there =
            Command::new("openssl").arg("version").output().is_ok_and(|o| o.status.success());
        if !there {
            #[allow(clippy::disallowed_methods)]
            // the one question a test may ask of its surroundings
            let in_ci = std::env::var("CI").is_ok_and(|v| v == "true");
            assert!(!in_ci, "openssl is missing, and CI must not skip");
            eprintln!("skipped: openssl is not installed");
            return None;
        }
        let authority = Self { dir: tempfile::tempdir().unwrap() };
        std::fs::write(authority.path("ca.cnf"), CONFIG.replace("USAGE", made.usage)).unwrap();
        let between = if made.between_issues { "issuer" } else { "no_issuer" };
        let script = MAKE
            .replace("KEY", made.key)
            .replace("BETWEEN", between)
            .replace("FROM", made.valid.0)
            .replace("TO", made.valid.1);
        authority.shell(&script);
        Some(authority)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Runs a shell script in its folder.
    pub fn shell(&self, script: &str) {
        let out =
            Command::new("sh").args(["-c", script]).current_dir(self.dir.path()).output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    }

    /// Its answer to a request.
    pub fn answer(&self, request: &[u8]) -> Vec<u8> {
        std::fs::write(self.path("in.tsq"), request).unwrap();
        self.shell("openssl ts -reply -config ca.cnf -queryfile in.tsq -out out.tsr");
        self.read("out.tsr")
    }

    /// What the answer says (the time-stamp info), without the envelope.
    pub fn info(&self, answer: &[u8]) -> Vec<u8> {
        std::fs::write(self.path("in.tsr"), answer).unwrap();
        self.shell(
            "openssl ts -reply -in in.tsr -token_out -out in.tok -config ca.cnf && \
             openssl cms -verify -noverify -inform DER -in in.tok -out in.info",
        );
        self.read("in.info")
    }

    /// An answer that says this, signed by `openssl cms` with whatever flags: what no authority would give out.
    pub fn forge(&self, info: &[u8], flags: &str) -> Vec<u8> {
        std::fs::write(self.path("forged.info"), info).unwrap();
        self.shell(&format!(
            "openssl cms -sign -binary -nodetach -outform DER -in forged.info -out forged.tok \
             -econtent_type 1.2.840.113549.1.9.16.1.4 -md sha256 {flags}"
        ));
        wrap(0x30, &[b"\x30\x03\x02\x01\x00".to_vec(), self.read("forged.tok")].concat())
    }
}

/// A DER value.
fn wrap(tag: u8, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut out = vec![tag];
    match length {
        0..=0x7f => out.push(length as u8),
        0x80..=0xff => out.extend([0x81, length as u8]),
        _ => out.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    out.extend_from_slice(body);
    out
}

/// The folder of a file, as text for a command line.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
