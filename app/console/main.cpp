#include <csignal>

#include "app/console/ConsoleApplication.h"

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    hs::console::ConsoleApplication::prepare(argc, argv);
    hs::console::ConsoleApplication application(argc, argv);
    return application.run();
}
