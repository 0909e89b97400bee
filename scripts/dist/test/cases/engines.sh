# shellcheck shell=bash
# Pulling images with fake engines.

test_engines_have_their_order() {
  local name
  give_engine ctr podman docker
  for name in docker podman ctr skopeo; do
    makes
    has "$WORLD/stdout" "images will be pulled with $name"
    equal "$(iso_paths | grep -c '^/docker/')" 5
    take "$name"
  done
}

test_an_engine_that_does_not_answer_is_passed_over() {
  give_engine docker podman
  echo "Cannot connect to the Docker daemon" >"$WORLD/fail/docker-answer"
  makes
  has "$WORLD/stdout" "images will be pulled with podman"
}

test_no_engine_answers() {
  take skopeo
  give_engine docker podman
  echo "error: no daemon" >"$WORLD/fail/docker-answer"
  echo "error: no storage" >"$WORLD/fail/podman-answer"
  refuses 1 "no engine to pull images with answers: docker (error: no daemon), podman (error: no storage)"
  equal "$(cat "$WORLD/requests")" ''
}

test_the_engine_can_be_chosen() {
  give_engine docker
  export MOLD_ISO_ENGINE=skopeo
  makes
  hasnt "$WORLD/calls" docker\ pull
  called 'skopeo copy'
  echo "error: no daemon" >"$WORLD/fail/docker-answer"
  rm "$WORLD/out/setup.iso"
  export MOLD_ISO_ENGINE=docker
  refuses 1 "no engine to pull images with answers: docker (error: no daemon)"
}

test_docker_and_podman_keep_no_images_but_those_they_had() {
  local name
  take skopeo
  for name in docker podman; do
    give_engine "$name"
    echo registry.k8s.io/pause:3.9 >"$WORLD/held"
    makes
    equal "$(cat "$WORLD/held")" registry.k8s.io/pause:3.9
    take "$name"
  done
  called 'podman save --format docker-archive --output'
}

test_docker_podman_and_ctr_name_images_of_mirrors_as_nodes_know_them() {
  local name
  take skopeo
  export MOLD_ISO_IMAGE_MIRRORS='*=http://127.0.0.1:5000'
  for name in docker podman ctr; do
    give_engine "$name"
    makes
    has <(on_iso /docker/registry.k8s.io_pause_3.9.tar) '"RepoTags":["registry.k8s.io/pause:3.9"]'
    equal "$(cat "$WORLD/held")" ''
    take "$name"
  done
  called 'docker pull 127.0.0.1:5000/pause:3.9'
  called 'podman pull --tls-verify=false 127.0.0.1:5000/pause:3.9'
  called 'ctr --namespace mold-iso images pull --plain-http 127.0.0.1:5000/pause:3.9'
  called "ctr --namespace mold-iso images export --platform linux/$ARCH "
}

test_a_pull_that_fails_is_tried_again() {
  printf 'error: timeout\nerror: reset by peer\n' >"$WORLD/fail/skopeo-pull"
  makes
  has "$WORLD/err" "error: timeout; once more in 0 seconds"
}

test_a_pull_that_goes_on_failing_ends() {
  local n
  for n in 1 2 3 4 5; do echo "error: connection refused $n"; done >"$WORLD/fail/skopeo-pull"
  refuses 1 "the image registry.k8s.io/kube-apiserver:v1.30.3 cannot be pulled from registry.k8s.io/kube-apiserver:v1.30.3 with skopeo: error: connection refused 3"
  equal "$(grep -c 'skopeo copy' "$WORLD/calls")" 3
}

test_an_image_that_cannot_be_archived_is_forgotten_too() {
  local n
  take skopeo
  give_engine docker
  for n in 1 2 3; do echo "error: disk full $n"; done >"$WORLD/fail/docker-save"
  refuses 1 "disk full 3"
  equal "$(cat "$WORLD/held")" ''
}

test_a_pull_without_end_is_ended() {
  : >"$WORLD/hang/skopeo-pull"
  export MOLD_ISO_LIMIT=3 MOLD_ISO_TRIES=1
  refuses 1 "with skopeo: no end after 3 seconds"
}
