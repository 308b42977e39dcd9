// Masks texts for tests/privacy/second_veil.py: one JSON object a line in, one JSON string a line
// out.
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "anjuan/model/identity.hpp"

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const auto given = nlohmann::json::parse(line);
    std::vector<anjuan::Petitioner> people;
    for (const auto& one : given["people"])
      people.push_back({.name = one.value("name", ""),
                        .id_number = one.value("id_number", ""),
                        .phone = one.value("phone", ""),
                        .address = one.value("address", ""),
                        .former = one.value("former", "")});
    const auto veil = given["veil"] == "blot" ? anjuan::Veil::blot : anjuan::Veil::stars;
    const std::string text = given["text"];
    std::cout << nlohmann::json(anjuan::Identities(people).veiled(text, veil)).dump() << "\n";
  }
}
