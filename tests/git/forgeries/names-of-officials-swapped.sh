# two officials change names, so that another one is accused
# finding: fact-changed officials.yaml
# line: after id: sun
sed -i 's/孙局长/X/; s/赵局长/孙局长/; s/X/赵局长/' officials.yaml
