# a commit is signed with a key that is nobody's
# finding: strange-signature -
# audit: --verify-signatures
ssh-keygen -q -t ed25519 -N '' -f .git/key
echo "li-na@dz.example $(cat .git/key.pub)" > .git/signers
git config gpg.format ssh
git config user.signingkey "$PWD/.git/key.pub"
git config gpg.ssh.allowedSignersFile "$PWD/.git/signers"
git -c commit.gpgsign=true commit -q --allow-empty -m "approved"
