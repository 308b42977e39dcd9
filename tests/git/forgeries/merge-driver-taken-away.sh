# cases are to be merged line by line
# finding: rule-changed .gitattributes
sed -i 's/ merge=anjuan//' .gitattributes
