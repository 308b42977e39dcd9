# a commit without a signature, where signatures are asked for
# finding: unsigned -
# audit: --verify-signatures
anjuan -q note 2026-4 --note 已电话联系
