int main() {}  // for targets that only carry headers, or only link
