// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {FeedsSignaturesBase} from "./FeedsSignaturesBase.sol";

/// @notice What a gateway signs: for one chain, one contract and one batch.
contract FeedsDigestTest is FeedsSignaturesBase {
    function test_RevertWhen_SignedForAnotherChain() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        vm.chainId(block.chainid + 1);
        _refused(signatures, _notGateway(EPOCH, _recovered(_digest(), signatures[0])));
    }

    function test_RevertWhen_SignedForAnotherContract() public {
        Feeds another = Feeds(deploy("Feeds", abi.encode(members)));
        bytes[] memory signatures = sign(another.digestOf(batch, EPOCH), first(2));
        _refused(signatures, _notGateway(EPOCH, _recovered(_digest(), signatures[0])));
    }

    function test_TheDigestIsEip712() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick Feeds"),
                keccak256("1"),
                block.chainid,
                address(feeds)
            )
        );
        bytes32 seal_ = keccak256(
            abi.encode(
                keccak256(
                    "BatchSeal(Batch batch,uint32 epoch)Batch(uint32 station,uint64 firstSeq,uint32 count,uint64 from,uint64 to,bytes32 root,bytes32 qualityProfile,uint256 flagCounts,bytes32 rejectLog,LatestReading[] latest,Excess[] exceedances)Excess(uint32 sensor,uint64 seq,uint64 observedAt,int64 value)LatestReading(uint32 sensor,uint64 seq,uint64 observedAt,int64 value,uint8 quality)"
                ),
                feeds.idOf(batch),
                uint32(7)
            )
        );
        vm.assertEq(feeds.digestOf(batch, 7), keccak256(abi.encodePacked(hex"1901", domain, seal_)), "digest");
    }
}
