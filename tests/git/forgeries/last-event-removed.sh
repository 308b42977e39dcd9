# the closing is taken away, and the head goes back to the reply
# finding: event-removed cases/2026/07/DZ-2026-000001.yaml
# line: before - event: closed
git show "$(git log --format=%H --grep='Command: close' -1)~:cases/2026/07/DZ-2026-000001.yaml" > cases/2026/07/DZ-2026-000001.yaml
