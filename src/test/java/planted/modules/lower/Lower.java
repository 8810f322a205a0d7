package planted.modules.lower;

import planted.modules.upper.Upper;

public record Lower(Upper reachesUp) {}
