// A plugin in C++ whose export is left by an exception.
#include <stdexcept>

#include "newsbind_exporter.h"

static const char manifest[] = R"({"name": "hostile", "formats": [{"id": "hostile"}]})";

static nb_status export_(const nb_host *, const nb_request *) {
    throw std::runtime_error("thrown over the border");
}

extern "C" NB_EXPORT const nb_exporter *newsbind_exporter_v1(void) {
    static const nb_exporter exporter = {
        NB_MAGIC, NB_ABI_MAJOR, NB_ABI_MINOR, sizeof(nb_exporter), NB_ISSUE_SCHEMA,
        {reinterpret_cast<const uint8_t *>(manifest), sizeof manifest - 1}, nullptr, export_,
    };
    return &exporter;
}
