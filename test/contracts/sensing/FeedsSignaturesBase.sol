// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Head} from "../../../contracts/sensing/IFeeds.sol";
import {IStations} from "../../../contracts/sensing/IStations.sol";
import {FeedsSignaturesBase} from "./FeedsSignaturesBase.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice A batch that is not sealed yet, and what refuses its signatures.
abstract contract FeedsSignaturesBase is SensingBase {
    Batch internal batch;

    function setUp() public virtual override {
        super.setUp();
        Batch memory next = nextBatch(station, 3);
        (batch.station, batch.firstSeq, batch.count) = (next.station, next.firstSeq, next.count);
        (batch.from, batch.to, batch.root) = (next.from, next.to, next.root);
        (batch.qualityProfile, batch.flagCounts) = (next.qualityProfile, next.flagCounts);
    }

    /// @dev As it is enrolled: the low 20 bytes of the hash of the ERC-7913 signer.
    function _accountOf(bytes memory signer) internal pure returns (address) {
        return address(uint160(uint256(keccak256(signer))));
    }

    function _notGateway(uint32 epoch, address signer) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IStations.Stations_NotGateway.selector, station, epoch, signer);
    }

    function _bad(address account) internal view returns (bytes memory) {
        return _bad(EPOCH, account);
    }

    function _bad(uint32 epoch, address account) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IStations.Stations_BadSignature.selector, feeds.digestOf(batch, epoch), account);
    }

    function _digest() internal view returns (bytes32) {
        return feeds.digestOf(batch, EPOCH);
    }

    function _refused(bytes[] memory signatures, bytes memory reason) internal {
        expectError(reason);
        submit(batch, EPOCH, signatures);
        vm.assertFalse(feeds.isSealed(batch), "not sealed");
        assertHead(station, Head(0, 0, 0, 0, 0), "head");
    }

    function _recovered(bytes32 digest, bytes memory signature) internal pure returns (address) {
        (bytes32 r, bytes32 s, uint8 v) = (0, 0, uint8(signature[64]));
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        return ecrecover(digest, v, r, s);
    }
}
