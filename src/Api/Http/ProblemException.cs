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

    public static ProblemException NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);
}
