// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {Deployer} from "../utils/Deployer.sol";

/// @notice A QbftClient whose Council is this test, and validators whose keys are known by their addresses.
abstract contract QbftBase is Deployer {
    using QbftHeaderImage for HeaderPlan;

    uint64 internal constant CHAIN = 20_260;
    uint32 internal constant TRUST_PERIOD = 14 days;
    uint256 internal constant START = 1_800_000_000;
    uint256 internal constant CANCUN = 20;

    IQbftClient internal qbft;
    address internal immutable OUTSIDER = vm.addr(uint256(keccak256("outsider")));
    mapping(address validator => uint256) internal _keys;

    function setUp() public virtual {
        vm.warp(START);
        qbft = IQbftClient(deploy("QbftClient", abi.encode(address(this))));
    }

    /// @dev As Members answers it.
    function council() external view returns (address) {
        return address(this);
    }

    /* VALIDATORS */

    /// @return sorted `count` of them, from number `first` on, in ascending order.
    function validatorsFrom(uint256 first, uint256 count) internal returns (address[] memory sorted) {
        sorted = new address[](count);
        for (uint256 i = 0; i < count; i++) {
            uint256 key = uint256(keccak256(abi.encode("validator", first + i)));
            address validator = vm.addr(key);
            _keys[validator] = key;
            uint256 place = i;
            for (; place != 0 && sorted[place - 1] > validator; place--) sorted[place] = sorted[place - 1];
            sorted[place] = validator;
        }
    }

    function validatorsOf(uint256 count) internal returns (address[] memory) {
        return validatorsFrom(0, count);
    }

    function quorumOf(uint256 validators) internal pure returns (uint256) {
        return validators - validators / 3; // ceil(2n/3)
    }

    /* HEADERS */

    function planOf(uint64 number, address[] memory validators) internal pure returns (HeaderPlan memory) {
        return
            HeaderPlan({
                number: number,
                time: uint48(START - 1000 + number),
                stateRoot: keccak256(abi.encode("state", number)),
                validators: validators,
                round: 0,
                items: CANCUN,
                vote: QbftHeaderImage.NO_VOTE
            });
    }

    function sealOf(address validator, bytes32 digest) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keys[validator], digest);
        return abi.encodePacked(r, s, v - 27);
    }

    /// @return seals By the first `count` of `signers`.
    function sealsOf(
        bytes memory header,
        address[] memory signers,
        uint256 count
    ) internal view returns (bytes memory seals) {
        bytes32 digest = keccak256(header);
        for (uint256 i = 0; i < count; i++) seals = bytes.concat(seals, sealOf(signers[i], digest));
    }

    /// @return seals By the validators that a bit of `mask` names, from the lowest on.
    function sealsBy(
        bytes memory header,
        address[] memory validators,
        uint256 mask
    ) internal view returns (bytes memory seals) {
        bytes32 digest = keccak256(header);
        for (uint256 i = 0; i < validators.length; i++) {
            if ((mask >> i) & 1 == 1) seals = bytes.concat(seals, sealOf(validators[i], digest));
        }
    }

    /* CALLS */

    /// @dev A client that trusts header `number`.
    function create(uint64 number, address[] memory validators) internal returns (ClientId) {
        bytes memory header = planOf(number, validators).encode();
        return qbft.createClient(CHAIN, TRUST_PERIOD, header, sealsOf(header, validators, quorumOf(validators.length)));
    }

    /// @dev Brings a header with a quorum of its own validators' seals.
    function bring(ClientId client, HeaderPlan memory plan) internal {
        bytes memory header = plan.encode();
        qbft.update(client, header, sealsOf(header, plan.validators, quorumOf(plan.validators.length)));
    }

    function expectRefused(ClientId client, HeaderPlan memory plan, bytes memory reason) internal {
        bytes memory header = plan.encode();
        bytes memory seals = sealsOf(header, plan.validators, quorumOf(plan.validators.length));
        vm.expectRevert(reason);
        qbft.update(client, header, seals);
    }

    function assertRecorded(ClientId client, HeaderPlan memory plan) internal view {
        (bytes32 stateRoot, uint48 time) = qbft.stateAt(client, plan.number);
        vm.assertEq(stateRoot, plan.stateRoot, "state root");
        vm.assertEq(time, plan.time, "time");
        vm.assertEq(bytes32(qbft.headerAt(client, plan.number).blockHash), bytes32(bytes26(plan.hashOf())), "hash");
    }

    function assertUnknown(ClientId client, uint64 number) internal view {
        vm.assertEq(bytes32(qbft.headerAt(client, number).blockHash), 0, "nothing recorded");
    }
}
