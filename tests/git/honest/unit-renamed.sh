# a unit gets another name, an official another spelling, and a case its note
sed -i 's/市民政局/民政局/' units.yaml
sed -i 's/孙局长/孙建国/' officials.yaml
git commit -qam "names"
anjuan -q note 2026-2 --note 已电话联系
