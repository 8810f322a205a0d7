package planted.modules.upper;

public record Upper(String name) {}
