// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AggregatorV3Interface} from "./AggregatorV3Interface.sol";
import {Latest} from "./IFeeds.sol";
import {ISensors, Sensor} from "./ISensors.sol";
import {FAIL, MISSING} from "./Reading.sol";
import {SensorId} from "../types/SensorId.sol";

/// @title SensorAggregator
/// @notice One sensor, as a feed for contracts that read AggregatorV3Interface. A round is a sealed reading, numbered by its
/// place in the station's sequence; the answer is the stored integer, with the sensor's scale as decimals. Anybody deploys one.
///
/// @dev Warning: The chain keeps only the newest reading: an older round reverts. `startedAt` is when it was measured,
/// `updatedAt` the same, in seconds and never after the block; consumers check `updatedAt` for age as with every feed.
/// @dev Warning: A reading that failed quality control is not answered: the call reverts until a better one is sealed.
contract SensorAggregator is AggregatorV3Interface {
    /// @notice No batch carried a reading of the sensor yet.
    error SensorAggregator_NoReading(SensorId sensor);
    /// @notice Round `given` is not the newest one, `newest`, which is the only one that the chain keeps.
    error SensorAggregator_RoundNotKept(SensorId sensor, uint80 newest, uint80 given);
    /// @notice The newest reading failed quality control.
    error SensorAggregator_NotCredible(SensorId sensor, uint64 seq, uint8 quality);

    ISensors public immutable SENSORS;
    SensorId public immutable SENSOR;
    /// @inheritdoc AggregatorV3Interface
    uint8 public immutable decimals;
    bytes16 private immutable _PARAMETER;
    bytes16 private immutable _UNIT;

    constructor(ISensors sensors, SensorId sensor) {
        SENSORS = sensors;
        SENSOR = sensor;
        Sensor memory content = sensors.sensor(sensor);
        decimals = content.scale;
        _PARAMETER = content.parameter.raw();
        _UNIT = content.unit;
    }

    /// @inheritdoc AggregatorV3Interface
    /// @return "w01001 / [pH]": parameter and unit.
    function description() external view returns (string memory) {
        return string.concat(_text(_PARAMETER), " / ", _text(_UNIT));
    }

    /// @inheritdoc AggregatorV3Interface
    function version() external pure returns (uint256) {
        return 1;
    }

    /// @inheritdoc AggregatorV3Interface
    function getRoundData(uint80 roundId) external view returns (uint80, int256, uint256, uint256, uint80) {
        Latest memory newest = _newest();
        require(roundId == newest.seq, SensorAggregator_RoundNotKept(SENSOR, newest.seq, roundId));
        return _round(newest);
    }

    /// @inheritdoc AggregatorV3Interface
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return _round(_newest());
    }

    function _newest() private view returns (Latest memory newest) {
        newest = SENSORS.latestOf(SENSOR);
        require(newest.seq != 0, SensorAggregator_NoReading(SENSOR));
        require(
            newest.quality != FAIL && newest.quality != MISSING,
            SensorAggregator_NotCredible(SENSOR, newest.seq, newest.quality)
        );
    }

    function _round(Latest memory newest) private pure returns (uint80, int256, uint256, uint256, uint80) {
        uint256 time = newest.observedAt / 1000; // whole seconds, rounded down
        return (newest.seq, newest.value, time, time, newest.seq);
    }

    /// @dev Up to the first zero byte.
    function _text(bytes16 padded) private pure returns (string memory) {
        uint256 length = 0;
        while (length < 16 && padded[length] != 0) length++;
        bytes memory text = new bytes(length);
        for (uint256 i = 0; i < length; i++) text[i] = padded[i];
        return string(text);
    }
}
