#!/usr/bin/env python3
"""Writes an image of one layer as a docker-archive, the form that `ctr images import` reads. No engine is needed.

usage: docker_archive.py --name NAME:TAG --root FOLDER --config JSON --arch ARCH OUT

The folder's files become the layer, owned by root, with the modes that they have. The configuration is an image's
"config" object, such as {"Entrypoint": ["/pause"]}. The same input gives the same bytes: there are no times in it.
"""
import argparse
import hashlib
import io
import json
import os
import sys
import tarfile
import tempfile

EPOCH = "1970-01-01T00:00:00Z"


def entry(name: str, size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o644
    return info


def add_path(layer: tarfile.TarFile, root: str, path: str) -> None:
    """Adds one file, folder or symbolic link; other types are not supported."""
    full = os.path.join(root, path)
    info = entry(path)
    info.mode = os.lstat(full).st_mode & 0o7777
    if os.path.islink(full):
        info.type, info.linkname, info.mode = tarfile.SYMTYPE, os.readlink(full), 0o777
        layer.addfile(info)
    elif os.path.isdir(full):
        info.type = tarfile.DIRTYPE
        layer.addfile(info)
    elif os.path.isfile(full):
        info.size = os.path.getsize(full)
        with open(full, "rb") as content:
            layer.addfile(info, content)
    else:
        raise ValueError(f"{full} is neither a file, a folder nor a link")


def paths_below(root: str) -> list[str]:
    """All paths below the folder, folders before their content."""
    found = []
    for folder, folders, files in os.walk(root):
        found += [os.path.relpath(os.path.join(folder, name), root) for name in folders + files]
    return sorted(found)


def write_layer(root: str, out: io.BufferedIOBase) -> None:
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as layer:
        for path in paths_below(root):
            add_path(layer, root, path)
    out.flush()


def sha256(file: io.BufferedIOBase) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()


def image_config(arch: str, config: dict, layer: str) -> bytes:
    return json.dumps(
        {
            "architecture": arch,
            "os": "linux",
            "created": EPOCH,
            "config": config,
            "rootfs": {"type": "layers", "diff_ids": [f"sha256:{layer}"]},
            "history": [{"created": EPOCH, "created_by": "docker_archive.py"}],
        },
        sort_keys=True,
    ).encode()


def write_archive(name: str, root: str, config: dict, arch: str, out: str) -> None:
    # In the output's folder: the layers of some images are too big for a tmpfs on /tmp.
    with tempfile.TemporaryFile(dir=os.path.dirname(os.path.abspath(out))) as layer, open(out, "wb") as target:
        write_layer(root, layer)
        digest = sha256(layer)
        described = image_config(arch, config, digest)
        config_name = hashlib.sha256(described).hexdigest() + ".json"
        layer_name = f"{digest}/layer.tar"
        manifest = json.dumps([{"Config": config_name, "RepoTags": [name], "Layers": [layer_name]}]).encode()
        with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
            archive.addfile(entry("manifest.json", len(manifest)), io.BytesIO(manifest))
            archive.addfile(entry(config_name, len(described)), io.BytesIO(described))
            archive.addfile(entry(layer_name, os.fstat(layer.fileno()).st_size), layer)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Writes an image of one layer as a docker-archive.")
    parser.add_argument("--name", required=True)
    parser.add_argument("--root", required=True)
    parser.add_argument("--config", required=True, type=json.loads)
    parser.add_argument("--arch", required=True)
    parser.add_argument("out")
    options = parser.parse_args(arguments)
    write_archive(options.name, options.root, options.config, options.arch, options.out)


if __name__ == "__main__":
    main(sys.argv[1:])
