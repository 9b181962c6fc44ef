// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title AggregatorV3Interface
/// @notice The interface that price-feed consumers know, so that they can read a sensor as they read any feed.
// The name that consumers know:
// solhint-disable-next-line interface-starts-with-i
interface AggregatorV3Interface {
    function decimals() external view returns (uint8);

    function description() external view returns (string memory);

    function version() external view returns (uint256);

    function getRoundData(
        uint80 roundId
    ) external view returns (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);

    function latestRoundData()
        external
        view
        returns (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}
