namespace SpaceGeo.Api.Http;

/// <summary>A request that cannot be answered; leaves as <c>application/problem+json</c>.</summary>
/// <param name="problem">What is wrong.</param>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public ProblemException(int status, string detail)
        : this(new Problem(status, detail))
    {
    }

    public Problem Problem => problem;

    public static ProblemException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <summary>A request that is wrong in one place of one parameter.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="place">Where in it.</param>
    /// <param name="cause">What is wrong there and what would be right.</param>
    public static ProblemException BadRequest(string parameter, string place, string cause) =>
        new(new Problem(StatusCodes.Status400BadRequest, $"{parameter}, {place}: {cause}") { Place = place });

    public static ProblemException NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);
}
