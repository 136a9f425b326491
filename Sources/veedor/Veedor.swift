import VeedorCommands

@main
enum Veedor {
    static func main() { VeedorCommand.run() }
}
