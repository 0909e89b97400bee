#!/usr/bin/env python3
"""Puts real keys into the golden user data of Koral's own test. usage: fill-in.py GOLDEN HOST_KEY LOGIN_KEY

GOLDEN is the file as Koral renders it with keys that are none; HOST_KEY and LOGIN_KEY are private keys with their .pub
beside them. Prints the result; fails if GOLDEN does not look as expected.
"""
import re
import sys
from pathlib import Path

golden, host_key, login_key = (Path(argument).read_text() for argument in sys.argv[1:4])
host_public, login_public = (Path(argument + ".pub").read_text().strip() for argument in sys.argv[2:4])
block = "".join(f"    {line}\n" for line in host_key.splitlines())


def replace(pattern, text, within):
    result, count = re.subn(pattern, lambda _: text, within, flags=re.DOTALL | re.MULTILINE)
    if count != 1:
        sys.exit(f"{pattern!r} is {count} times in {sys.argv[1]}, not once")
    return result


golden = replace(r"^    -----BEGIN OPENSSH PRIVATE KEY-----$.*^    -----END OPENSSH PRIVATE KEY-----\n", block, golden)
golden = replace(r'(?<=ed25519_public: ")[^"]*', host_public, golden)
golden = replace(r'(?<=- ")ssh-ed25519 AAAAcluster[^"]*', login_public, golden)
sys.stdout.write(golden)
